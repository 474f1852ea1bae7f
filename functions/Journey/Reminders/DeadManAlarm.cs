using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Reminders;

/// <summary>
/// Says when something should have happened and did not (SPEC §9), by its age, however often it was tried or put off since: work that is
/// overdue (event 9001), work that was given up (9002, which repeats what 1002 has said once as critical), and orders that wait for an
/// officer although their date of issue has passed (9003).
/// </summary>
public sealed partial class DeadManAlarm(JourneyContext context)
{
    private const int Most = 1000;

    /// <summary>Longer than a sweep, a delivery and its repeats.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    /// <summary>A holder waits for the verdict; a list that is being renewed is back by then.</summary>
    private static readonly TimeSpan Unverified = TimeSpan.FromHours(1);

    private readonly ILogger _log = context.Logging.CreateLogger<DeadManAlarm>();

    /// <returns>How many renewals stand still, at most 1000.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = context.Now;
        var found = await context.Ports.Renewals.FindOverdueAsync(now - Overdue, Most, cancellationToken).ConfigureAwait(false);
        var overdue = found.Where(effect => now - effect.Since >= PatienceWith(effect)).ToList();
        var orders = overdue.Select(effect => effect.Order).ToHashSet();
        if (overdue is [var first, ..])
        {
            StandingStill(_log, overdue.Count, orders.Count, first.Kind, first.Order.Value, first.Since, first.Attempts, first.Cause ?? "not-begun");
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

        var waiting = await WaitingOrders.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        if (waiting.Late is [var late, ..])
        {
            Late(_log, waiting.Late.Length, late.Id.Value, late.Row.State);
        }

        return orders.Count;
    }

    /// <summary>How long an effect may be overdue before it is said. A list younger than the last upload may take a day (SPEC §4).</summary>
    private static TimeSpan PatienceWith(OverdueEffect effect) => (effect.Kind, effect.Cause) switch
    {
        (nameof(RenewalEffect.VerifyUpload), _) => Unverified,
        (nameof(RenewalEffect.BeginIssuance), "revocation-unknown") => RenewalProcess.IssuanceAlarmAfter,
        _ => Overdue,
    };

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "{Count} effects of {Orders} renewals are overdue; the oldest is {Effect} of renewal {RenewalId}, due since {Since}, failed {Attempts} times ({Cause})")]
    private static partial void StandingStill(ILogger logger, int count, int orders, string effect, Guid renewalId, DateTimeOffset since, int attempts, string cause);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Error, Message = "{Count} effects failed too often and were given up; digirenew-admin dead-letters list names them")]
    private static partial void GivenUp(ILogger logger, int count);

    [LoggerMessage(EventId = 9003, Level = LogLevel.Error, Message = "{Count} orders wait for an officer past their date of issue; the oldest is renewal {RenewalId}, {State}")]
    private static partial void Late(ILogger logger, int count, Guid renewalId, string state);
}
