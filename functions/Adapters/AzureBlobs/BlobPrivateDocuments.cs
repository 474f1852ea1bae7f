using System.Security.Cryptography;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>
/// Personal data as encrypted blobs <c>{id}/{sha256 of the name}</c> under a key of the renewal, which is <c>{id}/key</c>
/// wrapped. The container keeps no versions and no deleted blobs, or erasing would not erase.
/// </summary>
internal sealed class BlobPrivateDocuments(BlobFolder documents, IKeyWrap wrap) : IPrivateDocuments
{
    public async Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var key = await FindKeyAsync(id, cancellationToken).ConfigureAwait(false) ?? await MakeKeyAsync(id, cancellationToken).ConfigureAwait(false);
        var box = SealedBox.Seal(key, content.Span, PrivateEnvelope.Bound(id, name));
        CryptographicOperations.ZeroMemory(key);
        await documents.PutAsync(PlaceOf(id, name), box, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken)
    {
        if (await documents.ReadAsync(PlaceOf(id, name), cancellationToken).ConfigureAwait(false) is not { } box
            || await FindKeyAsync(id, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        // A document under another key is what a destruction that was cut short left behind.
        ReadOnlyMemory<byte>? found = null;
        if (SealedBox.IsUnder(key, box.Content.Span))
        {
            found = SealedBox.Open(key, box.Content.Span, PrivateEnvelope.Bound(id, name));
        }

        CryptographicOperations.ZeroMemory(key);
        return found;
    }

    public Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        documents.DeleteAsync(PlaceOf(id, name), cancellationToken);

    public async Task DestroyAsync(RenewalId id, CancellationToken cancellationToken)
    {
        await documents.DeleteAsync(KeyOf(id), cancellationToken).ConfigureAwait(false);
        await foreach (var (name, _) in documents.ListAsync($"{id}/", cancellationToken).ConfigureAwait(false))
        {
            await documents.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string PlaceOf(RenewalId id, string name) => $"{id}/{PrivateEnvelope.FileName(name)}";

    private static string KeyOf(RenewalId id) => $"{id}/{PrivateEnvelope.Key}";

    private async Task<byte[]> MakeKeyAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var wrapped = await wrap.WrapAsync(
            RandomNumberGenerator.GetBytes(PrivateEnvelope.KeyLength), PrivateEnvelope.Bound(id, PrivateEnvelope.Key), cancellationToken).ConfigureAwait(false);
        await documents.TryCreateAsync(KeyOf(id), wrapped, null, cancellationToken).ConfigureAwait(false);
        return await FindKeyAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new IOException($"Renewal {id}: its key was destroyed while it was made.");
    }

    private async Task<byte[]?> FindKeyAsync(RenewalId id, CancellationToken cancellationToken) =>
        await documents.ReadAsync(KeyOf(id), cancellationToken).ConfigureAwait(false) is { } wrapped
            ? await wrap.UnwrapAsync(wrapped.Content, PrivateEnvelope.Bound(id, PrivateEnvelope.Key), cancellationToken).ConfigureAwait(false)
            : null;
}
