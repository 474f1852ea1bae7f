using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>Tells finance and officers what waits for them.</summary>
public sealed class Notify(JourneyContext context)
{
    public Task<EffectResult> FinanceAsync(RenewalId id, PendingEffect pending, RenewalEffect.TellFinance tell, CancellationToken cancellationToken) => SendAsync(
        id,
        pending,
        MailTexts.RefundDue,
        context.Settings.FinanceMail,
        entry => [("proforma", entry.Order.ProformaNumber ?? "-"), ("amount", MailValues.Amount(tell.Amount, tell.Currency))],
        cancellationToken);

    /// <summary>Calls an officer; an alarm whose reason has passed is not sent.</summary>
    public async Task<EffectResult> OfficerAsync(RenewalId id, PendingEffect pending, RenewalEffect.CallOfficer call, CancellationToken cancellationToken) =>
        call.Cause == RenewalEffect.CallOfficer.IssuanceOverdue && !await IsOverdueAsync(id, cancellationToken).ConfigureAwait(false)
            ? EffectResult.Finished
            : await CallAsync(id, pending, call, cancellationToken).ConfigureAwait(false);

    private async Task<bool> IsOverdueAsync(RenewalId id, CancellationToken cancellationToken) =>
        await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State: RenewalState.Scheduled or RenewalState.Issuing, Order.IssueMoment: { } moment }
        && moment + RenewalProcess.IssuanceAlarmAfter <= context.Now;

    private Task<EffectResult> CallAsync(RenewalId id, PendingEffect pending, RenewalEffect.CallOfficer call, CancellationToken cancellationToken) => SendAsync(
        id,
        pending,
        MailTexts.OfficerCalled,
        context.Settings.OfficerMail,
        entry => Said(entry, call.Cause == "on-hold" && entry.State is RenewalState.OnHold held ? held.Cause : call.Cause),
        cancellationToken);

    /// <summary>State and cause in the operators' language.</summary>
    private (string Name, string Value)[] Said(LedgerEntry entry, string cause) =>
    [
        ("state", Words.Say("state", entry.State.Name, context.Settings.OperatorLanguage)),
        ("cause", InWords(cause)),
    ];

    /// <summary>A cause in words, with its code.</summary>
    private string InWords(string cause) => Words.Say("cause", cause, context.Settings.OperatorLanguage) is var said && said != cause ? $"{said} ({cause})" : cause;

    private async Task<EffectResult> SendAsync(
        RenewalId id,
        PendingEffect pending,
        MailText text,
        string to,
        Func<LedgerEntry, (string Name, string Value)[]> values,
        CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts: not null } entry)
        {
            var all = values(entry).Append(("number", entry.Order.Id.Number))
                .ToImmutableDictionary(value => value.Item1, value => value.Item2, StringComparer.Ordinal);
            await context.Ports.Mail.SendToProviderAsync(
                MailComposer.Compose(context, entry, pending, text, all, to, context.Settings.OperatorLanguage, null, []), cancellationToken).ConfigureAwait(false);
        }

        return EffectResult.Finished;
    }
}
