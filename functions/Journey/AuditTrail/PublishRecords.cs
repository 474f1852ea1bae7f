using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Feeds the audit store and brings the review queue up to date.</summary>
public sealed class PublishRecords(JourneyContext context)
{
    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry)
        {
            return EffectResult.Finished;
        }

        var published = await context.Ports.AuditStore.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        if (published.Length > entry.Records.Length || !published.SequenceEqual(entry.Records.Take(published.Length)))
        {
            throw new InvalidDataException($"Renewal {id} is not the one that the audit store has.");
        }

        foreach (var record in entry.Records.Skip(published.Length))
        {
            await context.Ports.AuditStore.AppendAsync(id, record, cancellationToken).ConfigureAwait(false);
        }

        var changed = EventCodec.Read(entry.Records[^1]).At;
        await context.Ports.ReviewQueue
            .PutAsync(id, entry.Version, RenewalLedger.IndexOf(entry.State, changed), cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }
}
