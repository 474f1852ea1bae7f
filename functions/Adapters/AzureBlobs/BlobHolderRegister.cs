using System.Text.Json;
using DigiRenew.Journey.Register;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>The holder register: <c>entry/{issuer}/{serial}</c>, and an empty blob <c>key/{public key}/{issuer}/{serial}</c> to find keys by.</summary>
internal sealed class BlobHolderRegister(BlobFolder register) : IHolderRegister
{
    public async Task<RegisterEntry?> FindAsync(Sha256Digest issuer, string serial, CancellationToken cancellationToken) =>
        await FindAsync($"{issuer.Hex}/{Uri.EscapeDataString(serial)}", cancellationToken).ConfigureAwait(false);

    public async Task<bool> HasKeyAsync(Sha256Digest publicKey, CancellationToken cancellationToken)
    {
        var folder = $"key/{publicKey.Hex}/";
        await foreach (var (name, _) in register.ListAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            // An entry that has had another key since left its old one behind.
            if (await FindAsync(name[folder.Length..], cancellationToken).ConfigureAwait(false) is { } entry && entry.PublicKey == publicKey)
            {
                return true;
            }
        }

        return false;
    }

    public async Task PutAsync(RegisterEntry entry, CancellationToken cancellationToken)
    {
        var place = $"{entry.Issuer.Hex}/{Uri.EscapeDataString(entry.Serial)}";
        await register.PutAsync($"key/{entry.PublicKey.Hex}/{place}", default, cancellationToken).ConfigureAwait(false);
        await register.PutAsync(
            $"entry/{place}", JsonSerializer.SerializeToUtf8Bytes(EntryDocument.Of(entry), BlobJson.Default.EntryDocument), cancellationToken).ConfigureAwait(false);
    }

    private async Task<RegisterEntry?> FindAsync(string place, CancellationToken cancellationToken) =>
        await register.ReadAsync($"entry/{place}", cancellationToken).ConfigureAwait(false) is { } blob
            ? JsonSerializer.Deserialize(blob.Content.Span, BlobJson.Default.EntryDocument)!.ToEntry()
            : null;
}
