using Azure;
using DigiRenew.Journey.Revocation;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>Published files as blobs by their own names; the version is the ETag.</summary>
internal sealed class BlobPublishedFiles(BlobFolder repository) : IPublishedFiles
{
    public async Task<PublishedFile?> FindAsync(string name, CancellationToken cancellationToken) =>
        await repository.ReadAsync(name, cancellationToken).ConfigureAwait(false) is { } blob ? new(blob.Content, blob.Version.ToString()) : null;

    public Task<bool> TryPublishAsync(string name, ReadOnlyMemory<byte> content, string? seen, CancellationToken cancellationToken) => seen is null
        ? repository.TryCreateAsync(name, content, null, cancellationToken)
        : repository.TryReplaceAsync(name, content, new ETag(seen), null, cancellationToken);
}
