using System.Text.RegularExpressions;
using DigiRenew.Http;

namespace DigiRenew.Hosts.Local;

/// <summary>Serves revocation lists and CA certificates out of a folder, by the names that certificates carry.</summary>
internal sealed partial class FileRepository(string folder) : ICertificateRepository
{
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        return Served().IsMatch(name) && File.Exists(path)
            ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)
            : default(ReadOnlyMemory<byte>?);
    }

    [GeneratedRegex(@"^(root|issuing(-[1-9][0-9]?)?)\.(crl|cer)$", RegexOptions.CultureInvariant)]
    private static partial Regex Served();
}
