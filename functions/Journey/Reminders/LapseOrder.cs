using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>Ends an order whose last day has passed.</summary>
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

        await context.Ledger.ExecuteAsync(
            id, Actor.Service, "last-day-passed", _ => new RenewalCommand.Lapse(context.Now), cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }
}
