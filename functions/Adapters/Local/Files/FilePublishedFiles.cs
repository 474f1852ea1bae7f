using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Revocation;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local.Files;

/// <summary>Published files in a folder of their own; the version is the digest.</summary>
public sealed class FilePublishedFiles : IPublishedFiles
{
    private readonly string _folder;

    /// <param name="folder">Made where it is missing.</param>
    public FilePublishedFiles(string folder)
    {
        _folder = Path.GetFullPath(folder);
        DurableFile.MakeFolder(_folder);
    }

    /// <summary>Begins with the lists that the administrator gives: what they name as revoked must not be forgotten. What was published since is never gone back on.</summary>
    /// <param name="given">Folder of NAME.crl.</param>
    /// <param name="names">Names of the authorities.</param>
    public void BeginWith(string given, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !File.Exists(At(name + ".cer"))))
        {
            if (DurableFile.Read(Path.Combine(given, name + ".crl")) is { } list)
            {
                DurableFile.TryCreate(At(name + ".crl"), list);
            }
        }
    }

    public Task<PublishedFile?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(DurableFile.Read(At(name)) is { } content ? new PublishedFile(content, VersionOf(content)) : null);

    public async Task<bool> TryPublishAsync(string name, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken)
    {
        using var guard = await FolderLock.TakeAsync(_folder, cancellationToken).ConfigureAwait(false);
        if ((DurableFile.Read(At(name)) is { } stands ? VersionOf(stands) : null) != seen)
        {
            return false;
        }

        DurableFile.Replace(At(name), content.Span);
        return true;
    }

    private static string VersionOf(byte[] content) => Sha256Digest.Of(content).Hex;

    private string At(string name) => Path.Combine(_folder, name);
}
