using System.Collections.Immutable;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Export;

/// <summary>Says what of everything that the orders name is not there, or is not what was kept.</summary>
/// <param name="storage">The stores.</param>
/// <param name="withPrivate">Whether private documents can be read: their keys are there.</param>
public sealed class KeptCheck(StoragePorts storage, bool withPrivate)
{
    /// <returns>Order and name of each piece that is missing or altered.</returns>
    public async Task<ImmutableArray<string>> RunAsync(CancellationToken cancellationToken)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        await foreach (var id in storage.Renewals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var entry = LedgerEntry.Read((await storage.Renewals.FindAsync(id, cancellationToken).ConfigureAwait(false))!);
            foreach (var piece in entry.Events.SelectMany(EvidencePieces.Of).Where(piece => piece.Digest != Sha256Digest.Zero))
            {
                if (IsLookedFor(entry, piece) && !await IsThereAsync(id, piece, cancellationToken).ConfigureAwait(false))
                {
                    faults.Add($"{id}: {piece.Name}");
                }
            }
        }

        return faults.ToImmutable();
    }

    private bool IsLookedFor(LedgerEntry entry, EvidencePiece piece) => piece.PrivateDocument is { } document
        ? withPrivate && entry.ErasedAt(PrivateEnvelope.IsCopy(document) ? DocumentGroup.Copies : DocumentGroup.Record) is null
        : entry.ErasedAt(DocumentGroup.Record) is null;

    private async Task<bool> IsThereAsync(RenewalId id, EvidencePiece piece, CancellationToken cancellationToken)
    {
        try
        {
            var found = piece.PrivateDocument is { } document
                ? await storage.PrivateDocuments.FindAsync(id, document, cancellationToken).ConfigureAwait(false)
                : await storage.Evidence.FindAsync(id, piece.Digest, cancellationToken).ConfigureAwait(false);
            return found is { } content && Sha256Digest.Of(content.Span) == piece.Digest;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
