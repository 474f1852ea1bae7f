using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Journey.Reminders;

/// <summary>
/// Tells the officers once a working day, from eight o'clock and as soon as there are any, how many orders wait for them: a queue that
/// nobody looks at is emptied by nobody. At least once, a repeat with the same Message-ID.
/// </summary>
public sealed class CallOfficers(JourneyContext context)
{
    private static readonly TimeOnly From = new(8, 0);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <returns>How many orders were told of; 0 where nothing was sent.</returns>
    /// <exception cref="IOException">The message was not taken; the next run tries again.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var today = context.Today;
        var due = settings.Clock.StartOf(today) + From.ToTimeSpan();
        var name = string.Create(CultureInfo.InvariantCulture, $"waiting-{today:yyyyMMdd}");
        if (!settings.BusinessDays.Contains(today)
            || context.Now < due
            || await context.Ports.Claims.FindOwnerAsync(name, context.Now, cancellationToken).ConfigureAwait(false) is not null)
        {
            return 0;
        }

        var waiting = await WaitingOrders.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var message = MailComposer.Compose(
            context, name, MailTexts.OrdersWait, Values(waiting, context.Settings.OperatorLanguage), settings.OfficerMail, context.Settings.OperatorLanguage, due, []);
        await context.Ports.Mail.SendToProviderAsync(message, cancellationToken).ConfigureAwait(false);

        // Claimed after it was handed over, so that a crash sends it twice, not never.
        await context.Ports.Claims.TryClaimAsync(name, "sent", context.Now + Remembered, cancellationToken).ConfigureAwait(false);
        return waiting.Count;
    }

    private Dictionary<string, string> Values(WaitingOrders waiting, Language language)
    {
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            ["count"] = Number(waiting.Count),
            ["review"] = Number(waiting.Counts.GetValueOrDefault(WaitingOrders.UnderReview)),
            ["identification"] = Number(waiting.Counts.GetValueOrDefault(WaitingOrders.AwaitingIdentification)),
            ["held"] = Number(waiting.Counts.GetValueOrDefault(WaitingOrders.OnHold)),
            ["late"] = waiting.Late is [var first, ..]
                ? MailTexts.LateOrders.In(language, ("late", Number(waiting.Late.Length)), ("number", first.Row.Number), ("date", first.Row.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
                : string.Empty,
            ["page"] = $"{context.Settings.Origin}{Routes.Prefix}/review",
        };
    }
}
