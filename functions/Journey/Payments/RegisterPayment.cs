using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>Registers a payment that an operator saw. The same reference again gives the same answer.</summary>
public sealed class RegisterPayment(JourneyContext context)
{
    private const int LongestReference = 140;

    private readonly ReadReviewOrder _view = new(context);

    public async Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, PaymentRequest request, CancellationToken cancellationToken)
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

        var registered = await context.Ledger.ExecuteAsync(
            id,
            Actor.Operator(caller.Id),
            DecisionWords.Payment,
            async (entry, token) => await CommandAsync(caller, request, entry, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return registered is Outcome<LedgerEntry>.Refused refused
            ? refused.Why
            : await _view.RunAsync(caller, id, cancellationToken).ConfigureAwait(false);
    }

    private Refusal? Invalid(PaymentRequest request) =>
        string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > LongestReference ? Field("reference", "1-140")
        : request.Received > context.Today ? Field("received", request.Received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : null;

    private static Refusal Field(string field, string reason) => Refusal.Because(Problems.FormInvalid, ("field", field), ("reason", reason));

    private async Task<Outcome<RenewalCommand>> CommandAsync(OperatorIdentity caller, PaymentRequest request, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var moment = IssueMoment.Of(context, entry.Order);
        var details = Details(request);
        if (entry.Order.Payment is { } paid
            && await SealedDecision.FindAsync(context, entry.Id, paid.Decision, cancellationToken).ConfigureAwait(false) is { } before
            && details.All(pair => before.Details.GetValueOrDefault(pair.Key) == pair.Value))
        {
            return new RenewalCommand.RegisterPayment(paid.Amount, paid.Currency, paid.Decision, caller.Id, moment);
        }

        return await SealedDecision.CommandAsync(
            context,
            entry,
            DecisionWords.Payment,
            caller.Id,
            details,
            decision => new RenewalCommand.RegisterPayment(request.Amount, request.Currency, decision, caller.Id, moment),
            cancellationToken).ConfigureAwait(false);
    }

    private static ImmutableSortedDictionary<string, string> Details(PaymentRequest request) => new Dictionary<string, string>
    {
        ["proforma"] = request.ProformaNumber,
        ["amount"] = request.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        ["currency"] = request.Currency,
        ["reference"] = request.Reference,
        ["received"] = request.Received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
