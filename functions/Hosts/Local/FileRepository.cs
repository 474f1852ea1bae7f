using System.Text.RegularExpressions;
using DigiRenew.Http;

namespace DigiRenew.Hosts.Local;

/// <summary>Serves revocation lists and CA certificates out of folders, by the names that certificates carry.</summary>
internal sealed partial class FileRepository(params IReadOnlyList<string> folders) : ICertificateRepository
{
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var path = Served().IsMatch(name) ? folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) : null;
        return path is null ? default(ReadOnlyMemory<byte>?) : await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^(root|issuing(-[1-9][0-9]?)?)\.(crl|cer)$", RegexOptions.CultureInvariant)]
    private static partial Regex Served();
}
