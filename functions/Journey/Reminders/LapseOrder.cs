using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>Ends an order whose last day has passed. One that goes on is looked at again once the old certificate has expired.</summary>
public sealed class LapseOrder(JourneyContext context)
{
    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State.Facts?.Placement is not { } placement)
        {
            return EffectResult.Finished;
        }

        if (placement.LapsesAt > context.Now)
        {
            return new EffectResult.NotYet(placement.LapsesAt);
        }

        var now = context.Now;
        var judged = await context.Ledger.ExecuteAsync(
            id, Actor.Service, "last-day-passed", _ => new RenewalCommand.Lapse(now), cancellationToken).ConfigureAwait(false);
        return judged is Outcome<LedgerEntry>.Done { Value: { State.IsEnded: false, Order: { Certificate: null, Draft.Certificate.NotAfter: var expires } } } && now <= expires
            ? new EffectResult.NotYet(expires.AddSeconds(1))
            : EffectResult.Finished;
    }
}
