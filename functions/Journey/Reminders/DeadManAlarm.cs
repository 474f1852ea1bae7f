using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Reminders;

/// <summary>
/// Says when something should have begun and did not: an effect that is overdue although the sweep has passed over it, or a
/// date of issue that went by, or work that failed so often that it was given up. The platform’s alert listens for event 9001; event
/// 9002 repeats what event 1002 has said once as critical.
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

        var parked = 0;
        await foreach (var letter in context.Ports.Renewals.ListParkedAsync(cancellationToken).ConfigureAwait(false))
        {
            parked++;
        }

        if (parked > 0)
        {
            GivenUp(_log, parked);
        }

        return still.Length;
    }

    [LoggerMessage(EventId = 9002, Level = LogLevel.Error, Message = "{Count} effects failed too often and were given up; digirenew-admin dead-letters list names them")]
    private static partial void GivenUp(ILogger logger, int count);

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "{Count} renewals have work overdue by more than {Minutes} minutes; the first is {RenewalId}")]
    private static partial void StandingStill(ILogger logger, int count, double minutes, Guid renewalId);
}
