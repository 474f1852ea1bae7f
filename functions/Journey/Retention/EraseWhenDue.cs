using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Retention;

/// <summary>Erases what need no longer be kept on its day, by the settings of that day; where a policy of the store still keeps it, every day from then on.</summary>
public sealed partial class EraseWhenDue(JourneyContext context)
{
    private readonly ILogger _log = context.Logging.CreateLogger<EraseWhenDue>();
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

        try
        {
            await _erase.RunAsync(id, group, Actor.Service, onRequest: false, cancellationToken).ConfigureAwait(false);
            return EffectResult.Finished;
        }
        catch (IOException kept)
        {
            StillKept(_log, kept, id.Value);
            return new EffectResult.Later(context.Now.AddDays(1), "still-kept");
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: documents whose time is over can’t be erased yet; tried again tomorrow")]
    private static partial void StillKept(ILogger logger, Exception failure, Guid renewalId);
}
