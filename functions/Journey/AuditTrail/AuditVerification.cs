using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// Verifies an exported audit trail offline (SPEC §9): every order's chain link by link, every checkpoint's seal, link and
/// root, and that each head a checkpoint names still stands in its order. What came after the last checkpoint is covered
/// by its chain only: cutting records off that end shows with the next checkpoint.
/// </summary>
public static class AuditVerification
{
    /// <summary>The first link that does not hold, or null where all do.</summary>
    public static AuditFinding? FirstBrokenLink(AuditExport export) =>
        export.Orders.OrderBy(order => order.Key.ToString(), StringComparer.Ordinal)
            .Select(order => Chain(order.Key, order.Value)).FirstOrDefault(finding => finding is not null)
        ?? Checkpoints(export);

    private static AuditFinding? Chain(RenewalId id, ImmutableArray<ReadOnlyMemory<byte>> records)
    {
        var read = records.Select((bytes, place) => Read(new AuditRecord(place + 1, bytes))).ToImmutableArray();
        var previous = Sha256Digest.Zero;
        for (var place = 0; place < records.Length; place++)
        {
            var sequence = place + 1L;
            if (read[place] is not { } recorded || recorded.Order != id)
            {
                return new("changed", id, sequence, null);
            }

            if (recorded.Sequence != sequence)
            {
                return new(Disorder(read, place), id, sequence, null);
            }

            if (recorded.Previous != previous)
            {
                return new("changed", id, Culprit(records, read, place), null);
            }

            previous = Sha256Digest.Of(records[place].Span);
        }

        return null;
    }

    /// <summary>
    /// Why a sequence is not the next: its own digits were changed where the following one is right; else all are there but in
    /// another order, or one more than once, or one is missing.
    /// </summary>
    private static string Disorder(ImmutableArray<RecordedEvent?> read, int place)
    {
        if (place + 1 < read.Length && read[place + 1]?.Sequence == place + 2)
        {
            return "changed";
        }

        var sequences = read.Where(recorded => recorded is not null).Select(recorded => recorded!.Sequence).ToList();
        var distinct = sequences.Distinct().Count();
        return distinct < sequences.Count ? "inserted"
            : sequences.Max() == sequences.Count ? "reordered"
            : "removed";
    }

    /// <summary>Of two records whose link is broken, the one that was changed: the later one is sound where its successor names it.</summary>
    private static long Culprit(ImmutableArray<ReadOnlyMemory<byte>> records, ImmutableArray<RecordedEvent?> read, int place)
    {
        var sound = place + 1 < records.Length && read[place + 1]?.Previous == Sha256Digest.Of(records[place].Span);
        return place == 0 || !(sound || place + 1 == records.Length) ? place + 1 : place;
    }

    private static RecordedEvent? Read(AuditRecord record)
    {
        try
        {
            return EventCodec.Read(record);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static AuditFinding? Checkpoints(AuditExport export)
    {
        var chain = CheckpointChain.Empty;
        foreach (var cms in export.Checkpoints)
        {
            chain = chain.Follow(cms, export.SealAnchors);
            if (chain.Broken is not null)
            {
                return chain.Broken;
            }

            foreach (var (id, head) in chain.Heads.Where(head => head.Value.Checkpoint == chain.Number))
            {
                var records = export.Orders.GetValueOrDefault(id, []);
                var finding = records.IsEmpty ? new AuditFinding("order-removed", id, 1, chain.Number)
                    : records.Length < head.Sequence ? new AuditFinding("truncated", id, records.Length + 1, chain.Number)
                    : Sha256Digest.Of(records[(int)head.Sequence - 1].Span) != head.Head ? new AuditFinding("changed", id, head.Sequence, chain.Number)
                    : null;
                if (finding is not null)
                {
                    return finding;
                }
            }
        }

        return null;
    }
}
