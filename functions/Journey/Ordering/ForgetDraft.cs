using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Erases the form of a draft that was never placed.</summary>
public sealed class ForgetDraft(JourneyContext context)
{
    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts.Placement: null })
        {
            return EffectResult.Finished;
        }

        await context.Ledger.ExecuteAsync(id, Actor.Service, "draft-forgotten", _ => new RenewalCommand.Lapse(context.Now), cancellationToken).ConfigureAwait(false);
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State: RenewalState.Ended, State.Facts.Placement: null })
        {
            await context.Ports.PrivateDocuments.DestroyAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return EffectResult.Finished;
    }
}
