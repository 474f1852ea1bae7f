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
