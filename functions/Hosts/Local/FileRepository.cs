using System.Text.RegularExpressions;
using DigiRenew.Http;

namespace DigiRenew.Hosts.Local;

/// <summary>Serves revocation lists and CA certificates by the names that certificates carry: what the service published, or else what the administrator gave.</summary>
internal sealed partial class FileRepository(string published, string given) : ICertificateRepository
{
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var path = Served().IsMatch(name) ? new[] { Path.Combine(published, name), Path.Combine(given, name) }.FirstOrDefault(File.Exists) : null;
        return path is null ? default(ReadOnlyMemory<byte>?) : await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^(root|issuing(-[1-9][0-9]?)?)\.(crl|cer)$", RegexOptions.CultureInvariant)]
    private static partial Regex Served();
}
