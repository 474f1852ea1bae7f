using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Reminders;

/// <summary>
/// Says when something should have begun and did not: an effect that is overdue although the sweep has passed over it, or a
/// date of issue that went by. The platform's alert listens for event 9001.
/// </summary>
public sealed partial class DeadManAlarm(JourneyContext context)
{
    private const int Most = 1000;

    /// <summary>Longer than a sweep, a delivery and its repeats.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    private readonly ILogger _log = context.Logging.CreateLogger<DeadManAlarm>();

    /// <returns>How many renewals stand still, at most 1000.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var still = await context.Ports.Renewals.FindDueAsync(context.Now - Overdue, Most, cancellationToken).ConfigureAwait(false);
        if (!still.IsEmpty)
        {
            StandingStill(_log, still.Length, Overdue.TotalMinutes, still[0].Value);
        }

        return still.Length;
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "{Count} renewals have work overdue by more than {Minutes} minutes; the first is {RenewalId}")]
    private static partial void StandingStill(ILogger logger, int count, double minutes, Guid renewalId);
}
