using DigiRenew.Renewal;

namespace DigiRenew.Journey.Effects;

/// <summary>
/// One turn of the issuing part, where the work is divided: performs what needs the issuing key, and hands what is due of
/// everything else to the part that performs it.
/// </summary>
public sealed class AdvanceIssuing(JourneyContext context)
{
    /// <summary>How long the other part has for what was handed over, before it is called again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Beyond this nobody waits: what falls due later, such as erasing what was kept for years, is found by the sweep when its time
    /// comes.
    /// </summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(45);

    private readonly EffectPerformer _effects = new(context);

    /// <returns>When to look again; null where nothing is pending, or nothing for weeks.</returns>
    public async Task<DateTimeOffset?> RunAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var next = await _effects.AdvanceAsync(id, EffectShare.Issuing, cancellationToken).ConfigureAwait(false);
        if (next is null || next > context.Now)
        {
            return next - context.Now > Horizon ? null : next;
        }

        await context.Ports.WakeUp.WakeAsync(id, cancellationToken).ConfigureAwait(false);
        return context.Now + Patience;
    }
}
