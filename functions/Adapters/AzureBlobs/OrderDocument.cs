using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.AzureBlobs;

/// <summary>A renewal as one blob: the records to the octet (base 64), and what is still to be done.</summary>
/// <param name="Schema">1.</param>
/// <param name="Write">Random for each write: a writer whose answer was lost knows its own write by it.</param>
/// <param name="State">For the tags of a write that adds no record.</param>
/// <param name="Certificate">SHA-256 of the certificate under renewal.</param>
/// <param name="Records">In order, the first has sequence 1.</param>
/// <param name="Pending">Effects in the order in which they came, those given up among them.</param>
/// <param name="Row">As the operators' queue should show it; null in a file that was written before it was kept here.</param>
internal sealed record OrderDocument(
    int Schema,
    Guid Write,
    string State,
    string Certificate,
    ImmutableArray<byte[]> Records,
    ImmutableArray<PendingDocument> Pending,
    RowDocument? Row = null)
{
    public const int CurrentSchema = 1;

    public StoredRenewal ToStored(RenewalId id) => new(
        id,
        [.. Records.Select((bytes, at) => new AuditRecord(at + 1, bytes))],
        [.. Waiting.Select(effect => effect.ToPending())]);

    /// <summary>The effects that are still tried.</summary>
    internal IEnumerable<PendingDocument> Waiting => Pending.Where(effect => effect.ParkedAt is null);

    /// <summary>The effects that were given up.</summary>
    internal IEnumerable<PendingDocument> Parked => Pending.Where(effect => effect.ParkedAt is not null);

    /// <summary>With new records and effects.</summary>
    public static OrderDocument After(OrderDocument? before, Guid write, ImmutableArray<AuditRecord> records, ImmutableArray<PendingEffect> effects, RenewalIndex index) => new(
        CurrentSchema,
        write,
        index.State,
        index.Certificate.Hex,
        [.. before?.Records ?? [], .. records.Select(record => record.Bytes.ToArray())],
        [.. before?.Pending ?? [], .. effects.Select(PendingDocument.Of)],
        RowDocument.Of(records[^1].Sequence, index));
}
