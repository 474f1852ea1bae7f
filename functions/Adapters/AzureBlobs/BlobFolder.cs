using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// One container by the few things that are done with it. Each write is one Put of a whole blob, so a blob is there whole or
/// not at all; a condition that does not hold is an answer, not an exception.
/// </summary>
internal sealed class BlobFolder(BlobContainerClient container)
{
    private const int AtOnce = 16;

    public BlobContainerClient Container => container;

    /// <summary>A blob, or null where there is none.</summary>
    public async Task<StoredBlob?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var read = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            return new(read.Value.Content.ToMemory(), read.Value.Details.ETag);
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Several blobs at once, in the order of their names; null where there is none.</summary>
    public async Task<StoredBlob?[]> ReadAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var read = new List<StoredBlob?>();
        foreach (var some in names.Chunk(AtOnce))
        {
            read.AddRange(await Task.WhenAll(some.Select(name => ReadAsync(name, cancellationToken))).ConfigureAwait(false));
        }

        return [.. read];
    }

    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await container.GetBlobClient(name).ExistsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Writes a blob unless there is one (If-None-Match: *); under any race exactly one writer is first.</summary>
    public Task<bool> TryCreateAsync(
        string name, ReadOnlyMemory<byte> content, IDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        TryPutAsync(name, content, tags, new() { IfNoneMatch = ETag.All }, cancellationToken);

    /// <summary>Writes a blob in place of the one that was seen (If-Match); false where it has changed or gone.</summary>
    public Task<bool> TryReplaceAsync(
        string name, ReadOnlyMemory<byte> content, ETag seen, IDictionary<string, string>? tags, CancellationToken cancellationToken) =>
        TryPutAsync(name, content, tags, new() { IfMatch = seen }, cancellationToken);

    /// <summary>Writes a blob, whatever stood there.</summary>
    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), new BlobUploadOptions(), cancellationToken);

    /// <summary>Removes a blob if it is still the one that was seen; false where it has changed.</summary>
    public async Task<bool> TryDeleteAsync(string name, ETag seen, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(name)
                .DeleteIfExistsAsync(DeleteSnapshotsOption.None, new() { IfMatch = seen }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException changed) when (changed.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    /// <summary>Removes a blob, if there is one.</summary>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Blobs whose names begin so, in the order of their names (ordinal).</summary>
    public async IAsyncEnumerable<(string Name, ETag Version)> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return (blob.Name, blob.Properties.ETag!.Value);
        }
    }

    /// <summary>Blobs whose names begin so, and when each was written last by the service's clock.</summary>
    public async IAsyncEnumerable<(string Name, DateTimeOffset Written)> ListChangesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return (blob.Name, blob.Properties.LastModified!.Value);
        }
    }

    /// <summary>The folders right below one, each with its closing slash, in the order of their names.</summary>
    public async IAsyncEnumerable<string> ListFoldersAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in container.GetBlobsByHierarchyAsync(delimiter: "/", prefix: prefix, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (item.IsPrefix)
            {
                yield return item.Prefix;
            }
        }
    }

    /// <summary>Blobs of this container with these tags; the service's index follows writes after a moment.</summary>
    public async IAsyncEnumerable<(string Name, IDictionary<string, string> Tags)> FindByTagsAsync(
        string expression, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = $"@container='{container.Name}' AND {expression}";
        await foreach (var blob in container.GetParentBlobServiceClient().FindBlobsByTagsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return (blob.BlobName, blob.Tags);
        }
    }

    /// <summary>What a writer waits who lost a race, so that two don't meet for ever.</summary>
    public static Task StepAsideAsync(CancellationToken cancellationToken) => Task.Delay(Random.Shared.Next(2, 30), cancellationToken);

    private async Task<bool> TryPutAsync(
        string name, ReadOnlyMemory<byte> content, IDictionary<string, string>? tags, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(
                BinaryData.FromBytes(content), new BlobUploadOptions { Conditions = conditions, Tags = tags }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException lost) when (
            lost.ErrorCode == BlobErrorCode.BlobAlreadyExists || lost.ErrorCode == BlobErrorCode.ConditionNotMet || lost.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return false;
        }
    }
}
