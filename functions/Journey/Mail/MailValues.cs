using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>The values that a message's placeholders get. None is a personal number: one that an officer wrote is hidden.</summary>
internal sealed partial class MailValues(JourneyContext context)
{
    private readonly ReportViews _reports = new(context);

    public async Task<ImmutableDictionary<string, string>> OfAsync(LedgerEntry entry, RenewalEffect.SendMail mail, CancellationToken cancellationToken)
    {
        var order = entry.Order;
        var draft = order.Draft;
        var language = draft.Language;
        var settings = context.Settings;
        var price = Amount(draft.Price.Total, draft.Price.Currency);
        var lapsesAt = order.Placement?.LapsesAt.AddTicks(-1);
        var (reason, next) = await ReasonAsync(entry, mail, cancellationToken).ConfigureAwait(false);
        return new Dictionary<string, string>
        {
            ["number"] = order.Id.Number,
            ["date"] = Date(draft.IssueDate),
            ["years"] = draft.ValidityYears == 1 ? MailTexts.OneYear.In(language) : MailTexts.Years.In(language, ("years", draft.ValidityYears.ToString(CultureInfo.InvariantCulture))),
            ["price"] = price,
            ["token"] = $"{draft.Device.Model} {draft.Device.Serial}",
            ["code"] = await CodeAsync(entry.Id, mail.Kind, cancellationToken).ConfigureAwait(false),
            ["until"] = Moment(mail.Kind == MailKind.CorrespondenceCode && order.CorrespondenceAsked is { } asked ? asked.Expires : draft.CodeExpires),
            ["provider"] = settings.Name,
            ["iban"] = settings.Iban,
            ["bank"] = settings.Bank,
            ["proforma"] = order.ProformaNumber ?? "-",
            ["lapses"] = lapsesAt is { } last ? Date(settings.Clock.DateOf(last)) : "-",
            ["day"] = Date(settings.Clock.DateOf(EndOf(entry) is { } end && end > draft.Certificate.NotAfter ? draft.Certificate.NotAfter : lapsesAt ?? draft.Certificate.NotAfter)),
            ["missing"] = Missing(order, language),
            ["payment"] = order.Payment is not null
                ? MailTexts.Paid.In(language)
                : MailTexts.NotPaid.In(language, ("price", price), ("proforma", order.ProformaNumber ?? "-")),
            ["upload"] = mail.About is { } kind ? MailTexts.NameOf(kind).In(language) : string.Empty,
            ["reason"] = reason,
            ["next"] = next,
            ["valid"] = order.Issuance is { } issuance ? Date(settings.Clock.DateOf(issuance.NotAfter)) : "-",
            ["expiry"] = Date(settings.Clock.DateOf(draft.Certificate.NotAfter)),
            ["refund"] = order.RefundDue ? MailTexts.Refund.In(language) : string.Empty,
            ["refunded"] = order.Refund is { } back ? Amount(back.Amount, back.Currency) : "-",
        }.ToImmutableDictionary(StringComparer.Ordinal);
    }

    public static string Amount(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.00} {currency}");

    /// <summary>When the order lapsed; null where it did not.</summary>
    private static DateTimeOffset? EndOf(LedgerEntry entry) => entry.Events.LastOrDefault(recorded => recorded.Event is RenewalEvent.OrderLapsed)?.At;

    private static string Missing(OrderFacts order, Language language)
    {
        var missing = Kinds.Required.Where(kind => order.StatusOf(kind) is null or UploadStatus.Refused).Select(kind => MailTexts.NameOf(kind).In(language)).ToList();
        return missing.Count == 0 ? MailTexts.Nothing.In(language) : string.Join(", ", missing);
    }

    private async Task<string> CodeAsync(RenewalId id, MailKind kind, CancellationToken cancellationToken)
    {
        var document = kind switch
        {
            MailKind.Code => ValidationCode.Document,
            MailKind.CorrespondenceCode => AskCorrespondence.Code,
            _ => null,
        };
        return document is not null && await context.Ports.PrivateDocuments.FindAsync(id, document, cancellationToken).ConfigureAwait(false) is { } code
            ? Encoding.UTF8.GetString(code.Span)
            : string.Empty;
    }

    private async Task<(string Reason, string Next)> ReasonAsync(LedgerEntry entry, RenewalEffect.SendMail mail, CancellationToken cancellationToken)
    {
        var (reason, next) = mail switch
        {
            { Kind: MailKind.UploadRefused, About: { } kind } when entry.Order.Uploads.GetValueOrDefault(kind) is { } slot =>
                await _reports.ExplainAsync(entry.Id, slot, entry.Order.Draft.Language, cancellationToken).ConfigureAwait(false),
            { Kind: MailKind.OrderRefused } => (await WrittenAsync(entry, cancellationToken).ConfigureAwait(false), string.Empty),
            _ => (string.Empty, string.Empty),
        };
        return (PersonalNumber().Replace(reason, "*************"), next);
    }

    /// <summary>What the officer wrote about the order.</summary>
    private async Task<string> WrittenAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        await WrittenReason.FindAsync(
            context, entry.Id, entry.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.OrderRefused>().LastOrDefault()?.Decision, cancellationToken).ConfigureAwait(false)
        ?? MailTexts.NoReason.In(entry.Order.Draft.Language);

    private string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, context.Settings.Clock.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>13 digits in a row, as a CNP has.</summary>
    [GeneratedRegex(@"(?<!\d)\d{13}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalNumber();
}
