using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>Erases what need no longer be kept on its day, by the settings of that day.</summary>
public sealed class EraseWhenDue(JourneyContext context)
{
    private readonly EraseDocuments _erase = new(RetentionSources.Of(context));

    public async Task<EffectResult> RunAsync(RenewalId id, DocumentGroup group, CancellationToken cancellationToken)
    {
        var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry?.State.Facts is not { } order || order.Erased.Contains(group) || entry.Until(group, context.Settings.Retention) is not { } until)
        {
            return EffectResult.Finished;
        }

        if (until > context.Now)
        {
            return new EffectResult.NotYet(until);
        }

        await _erase.RunAsync(id, group, Actor.Service, onRequest: false, cancellationToken).ConfigureAwait(false);
        return EffectResult.Finished;
    }
}
