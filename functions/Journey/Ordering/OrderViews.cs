using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Verification;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Orders as their holders see them, in words of one language.</summary>
internal sealed class OrderViews(JourneyContext context)
{
    private readonly ReportViews _reports = new(context);

    public async Task<OrderView> RenderAsync(LedgerEntry entry, Language language, CancellationToken cancellationToken)
    {
        var order = entry.Order;
        var draft = order.Draft;
        var uploads = new List<UploadStatusView>();
        foreach (var kind in Enum.GetValues<UploadKind>())
        {
            uploads.Add(await RenderAsync(entry.Id, order, kind, language, cancellationToken).ConfigureAwait(false));
        }

        return new(
            entry.Id.Value,
            entry.Id.Number,
            entry.State.Name,
            draft.IssueDate,
            draft.ValidityYears,
            new(draft.ValidityYears, draft.Price.Net, draft.Price.VatRate, draft.Price.Vat, draft.Price.Total, draft.Price.Currency),
            [.. order.Papers.Select(paper => new PaperView(paper.Kind.ToWire(), paper.FileName, paper.Sha256.Hex, paper.Length))],
            uploads,
            order.Payment is not null,
            order.ProformaNumber,
            Missing(entry.State, language),
            NextStep(entry.State, language),
            order.IssueMoment,
            draft.NewKey.Hex,
            order.Certificate?.Hex);
    }

    private async Task<UploadStatusView> RenderAsync(RenewalId id, OrderFacts order, UploadKind kind, Language language, CancellationToken cancellationToken)
    {
        var required = Kinds.Required.Contains(kind);
        if (!order.Uploads.TryGetValue(kind, out var slot))
        {
            return new(kind.ToWire(), required, "missing", 0, null, null, null);
        }

        var (reason, next) = slot.Status == UploadStatus.Refused
            ? await _reports.ExplainAsync(id, slot, language, cancellationToken).ConfigureAwait(false)
            : (null, null);
        return new(kind.ToWire(), required, slot.Status.ToWire(), slot.Attempt, slot.File.Hex, reason, next);
    }

    private static List<string> Missing(RenewalState state, Language language)
    {
        var order = state.Facts!;
        var missing = new List<string>();
        if (state is RenewalState.Drafted)
        {
            missing.Add(OrderTexts.Code.In(language));
        }

        if (state.IsEnded || order.Placement is null)
        {
            return missing;
        }

        if (order.ProformaNumber is not null)
        {
            missing.AddRange(Kinds.Required
                .Where(kind => order.StatusOf(kind) is null or UploadStatus.Refused)
                .Select(kind => OrderTexts.Upload(kind).In(language)));
        }

        if (order.Blockers.Contains(Blocker.Identification))
        {
            missing.Add(OrderTexts.Identification.In(language));
        }

        if (order.Blockers.Contains(Blocker.Contact))
        {
            missing.Add(OrderTexts.Contact.In(language));
        }

        if (order.Blockers.Contains(Blocker.SubscriberConsent))
        {
            missing.Add(OrderTexts.SubscriberConsent.In(language));
        }

        if (order is { ProformaNumber: { } proforma, Payment: null })
        {
            missing.Add(OrderTexts.Payment.In(language, ("proforma", proforma), ("amount", Amount(order.Draft.Price))));
        }

        return missing;
    }

    private string NextStep(RenewalState state, Language language)
    {
        var order = state.Facts!;
        var verifying = state is RenewalState.AwaitingUploads && Kinds.Required.All(kind => order.StatusOf(kind) is UploadStatus.Verifying or UploadStatus.Accepted);
        var text = verifying ? OrderTexts.Verifying : OrderTexts.NextStep(state.Name);
        var next = text.In(
            language,
            ("date", order.Draft.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("telephone", context.Settings.Contacts.Telephone),
            ("email", context.Settings.Contacts.Email),
            ("proforma", order.ProformaNumber ?? "-"),
            ("amount", Amount(order.Draft.Price)));
        return order.RefundDue ? $"{next} {OrderTexts.Refund.In(language)}" : next;
    }

    private static string Amount(Price price) => string.Create(CultureInfo.InvariantCulture, $"{price.Total:0.00} {price.Currency}");
}
