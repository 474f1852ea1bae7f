using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>Puts the evidence of an issued certificate where nobody can change it.</summary>
public sealed class PreserveEvidence(JourneyContext context)
{
    public async Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts: { Certificate: not null } order }
            && !order.Erased.Contains(DocumentGroup.Record))
        {
            await context.Ports.Evidence.PreserveAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return EffectResult.Finished;
    }
}
