using System.Security.Cryptography;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// Personal data as encrypted blobs <c>{id}/{sha256 of the name}</c> under a key of the renewal, which is <c>{id}/key</c>, or
/// <c>{id}/key-copies</c> for copies, wrapped. The container keeps no versions and no deleted blobs, or erasing would not erase.
/// </summary>
internal sealed class BlobPrivateDocuments(BlobFolder documents, IKeyWrap wrap) : IPrivateDocuments
{
    public async Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var keyName = PrivateEnvelope.KeyOf(name);
        var key = await FindKeyAsync(id, keyName, cancellationToken).ConfigureAwait(false) ?? await MakeKeyAsync(id, keyName, cancellationToken).ConfigureAwait(false);
        var box = SealedBox.Seal(key, content.Span, PrivateEnvelope.Bound(id, name));
        CryptographicOperations.ZeroMemory(key);
        await documents.PutAsync(PlaceOf(id, name), box, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        // A document under a key that is not there is what a destruction that was cut short left behind.
        if (await documents.ReadAsync(PlaceOf(id, name), cancellationToken).ConfigureAwait(false) is not { } box
            || await FindKeyAsync(id, PrivateEnvelope.KeyOf(name), cancellationToken).ConfigureAwait(false) is not { } key
            || !SealedBox.IsUnder(key, box.Content.Span))
        {
            return null;
        }

        var found = SealedBox.Open(key, box.Content.Span, PrivateEnvelope.Bound(id, name));
        CryptographicOperations.ZeroMemory(key);
        return found;
    }

    public Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        documents.DeleteAsync(PlaceOf(id, name), cancellationToken);

    public async Task EraseCopiesAsync(RenewalId id, CancellationToken cancellationToken)
    {
        await documents.DeleteAsync(KeyOf(id, PrivateEnvelope.CopiesKey), cancellationToken).ConfigureAwait(false);
        await foreach (var (place, _) in documents.ListAsync($"{id}/", cancellationToken).ConfigureAwait(false))
        {
            if (PrivateEnvelope.IsCopyFile(place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..]))
            {
                await documents.DeleteAsync(place, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task DestroyAsync(RenewalId id, CancellationToken cancellationToken)
    {
        foreach (var key in PrivateEnvelope.Keys)
        {
            await documents.DeleteAsync(KeyOf(id, key), cancellationToken).ConfigureAwait(false);
        }

        await foreach (var (name, _) in documents.ListAsync($"{id}/", cancellationToken).ConfigureAwait(false))
        {
            await documents.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<int> RewrapAsync(CancellationToken cancellationToken)
    {
        var rewrapped = 0;
        await foreach (var folder in documents.ListFoldersAsync(string.Empty, cancellationToken).ConfigureAwait(false))
        {
            foreach (var name in RenewalId.TryParse(folder.TrimEnd('/'), out _) ? PrivateEnvelope.Keys : [])
            {
                rewrapped += await RewrapAsync(RenewalId.Parse(folder.TrimEnd('/')), name, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }
        }

        return rewrapped;
    }

    /// <summary>Puts the key wrapped anew in place of the one that was seen; one that was destroyed meanwhile stays destroyed.</summary>
    private async Task<bool> RewrapAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        var bound = PrivateEnvelope.Bound(id, name);
        if (await documents.ReadAsync(KeyOf(id, name), cancellationToken).ConfigureAwait(false) is not { } wrapped
            || await wrap.IsUnderNewestAsync(wrapped.Content, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var key = await wrap.UnwrapAsync(wrapped.Content, bound, cancellationToken).ConfigureAwait(false);
        var anew = await wrap.WrapAsync(key, bound, cancellationToken).ConfigureAwait(false);
        return await documents.TryReplaceAsync(KeyOf(id, name), anew, wrapped.Version, null, cancellationToken).ConfigureAwait(false);
    }

    private static string PlaceOf(RenewalId id, string name) => $"{id}/{PrivateEnvelope.FileName(name)}";

    private static string KeyOf(RenewalId id, string name) => $"{id}/{name}";

    private async Task<byte[]> MakeKeyAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        var wrapped = await wrap.WrapAsync(
            RandomNumberGenerator.GetBytes(PrivateEnvelope.KeyLength), PrivateEnvelope.Bound(id, name), cancellationToken).ConfigureAwait(false);
        await documents.TryCreateAsync(KeyOf(id, name), wrapped, null, cancellationToken).ConfigureAwait(false);
        return await FindKeyAsync(id, name, cancellationToken).ConfigureAwait(false)
            ?? throw new IOException($"Renewal {id}: its key was destroyed while it was made.");
    }

    private async Task<byte[]?> FindKeyAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        await documents.ReadAsync(KeyOf(id, name), cancellationToken).ConfigureAwait(false) is { } wrapped
            ? await wrap.UnwrapAsync(wrapped.Content, PrivateEnvelope.Bound(id, name), cancellationToken).ConfigureAwait(false)
            : null;
}
