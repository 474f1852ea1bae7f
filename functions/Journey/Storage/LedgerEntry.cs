using System.Collections.Immutable;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>A renewal with its records, its state, and what is still to be done.</summary>
public sealed record LedgerEntry(RenewalId Id, ImmutableArray<AuditRecord> Records, RenewalState State, ImmutableArray<PendingEffect> Pending)
{
    public long Version => Records.Length;

    /// <summary>Hash of the last record; zeros where there is none.</summary>
    public Sha256Digest Head => Records.IsEmpty ? Sha256Digest.Zero : Records[^1].Hash;

    /// <summary>When the last record was made; null where there is none.</summary>
    public DateTimeOffset? LastAt => Records.IsEmpty ? null : EventCodec.Read(Records[^1]).At;

    /// <summary>The order's facts.</summary>
    /// <exception cref="InvalidOperationException">There is no order.</exception>
    public OrderFacts Order => State.Facts ?? throw new InvalidOperationException($"Renewal {Id} has no order.");

    /// <summary>The events with time, actor and cause.</summary>
    public IEnumerable<RecordedEvent> Events => Records.Select(record => EventCodec.Read(record));

    /// <summary>Whether nothing has changed since the version that somebody saw: a look at personal data is no change.</summary>
    public bool IsUnchangedSince(long version) =>
        version <= Version && Records.Skip((int)version).All(record => RenewalProcess.IsLook(EventCodec.Read(record).Event));

    public static LedgerEntry Nothing(RenewalId id) => new(id, [], new RenewalState.NotOrdered(), []);

    /// <summary>Folds a stored renewal, after checking that its records form one chain.</summary>
    /// <exception cref="InvalidDataException">The chain is broken.</exception>
    public static LedgerEntry Read(StoredRenewal stored)
    {
        var head = Sha256Digest.Zero;
        RenewalState state = new RenewalState.NotOrdered();
        foreach (var record in stored.Records)
        {
            var recorded = EventCodec.Read(record);
            if (recorded.Previous != head || recorded.Sequence != record.Sequence || recorded.Order != stored.Id)
            {
                throw new InvalidDataException($"Renewal {stored.Id}: the chain is broken at record {record.Sequence}.");
            }

            head = record.Hash;
            state = RenewalProcess.Evolve(state, recorded.Event);
        }

        return new(stored.Id, stored.Records, state, stored.Pending);
    }
}
