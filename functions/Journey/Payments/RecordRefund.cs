using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>Records that finance paid back what an ended order had paid. The same reference again gives the same answer.</summary>
public sealed class RecordRefund(JourneyContext context)
{
    private const int LongestReference = 140;

    private readonly ReadReviewOrder _view = new(context);

    public async Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RefundRequest request, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Finance))
        {
            return Roles.Forbidden;
        }

        if (Invalid(request) is { } invalid)
        {
            return invalid;
        }

        if (await PaymentOrders.FindAsync(context, request.ProformaNumber, cancellationToken).ConfigureAwait(false) is not [var id, ..])
        {
            return Refusal.Because(Problems.NotFound);
        }

        var recorded = await context.Ledger.ExecuteAsync(
            id,
            Actor.Operator(caller.Id),
            DecisionWords.Refund,
            (entry, token) => CommandAsync(caller, request, entry, token),
            cancellationToken).ConfigureAwait(false);
        return recorded is Outcome<LedgerEntry>.Refused refused
            ? refused.Why
            : await _view.RunAsync(caller, id, cancellationToken).ConfigureAwait(false);
    }

    private Refusal? Invalid(RefundRequest request) =>
        string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > LongestReference ? Field("reference", "1-140")
        : request.Paid > context.Today ? Field("paid", request.Paid.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : null;

    private static Refusal Field(string field, string reason) => Refusal.Because(Problems.FormInvalid, ("field", field), ("reason", reason));

    private async Task<Outcome<RenewalCommand>> CommandAsync(OperatorIdentity caller, RefundRequest request, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>
        {
            ["proforma"] = request.ProformaNumber,
            ["amount"] = request.Amount.ToString("0.00", CultureInfo.InvariantCulture),
            ["currency"] = request.Currency,
            ["reference"] = request.Reference,
            ["paid"] = request.Paid.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (entry.Order.Refund is { } back
            && await SealedDecision.FindAsync(context, entry.Id, back.Decision, cancellationToken).ConfigureAwait(false) is { } before
            && details.All(pair => before.Details.GetValueOrDefault(pair.Key) == pair.Value))
        {
            return new RenewalCommand.RecordRefund(back.Amount, back.Currency, back.Decision, caller.Id);
        }

        return await SealedDecision.CommandAsync(
            context,
            entry,
            DecisionWords.Refund,
            caller.Id,
            details,
            decision => new RenewalCommand.RecordRefund(request.Amount, request.Currency, decision, caller.Id),
            cancellationToken).ConfigureAwait(false);
    }
}
