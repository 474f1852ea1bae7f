using DigiRenew.Http;

namespace DigiRenew.Hosts.Local;

/// <summary>Serves revocation lists and CA certificates out of a folder, by the names that certificates carry.</summary>
internal sealed class FileRepository(string folder) : ICertificateRepository
{
    private static readonly string[] Served = ["root.crl", "issuing.crl", "root.cer", "issuing.cer"];

    public async Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        return Served.Contains(name, StringComparer.Ordinal) && File.Exists(path)
            ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false)
            : default(ReadOnlyMemory<byte>?);
    }
}
