using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>Money that finance saw come in or paid back for one proforma invoice, as it is sealed.</summary>
/// <param name="Word">Payment or refund, a word of <see cref="DecisionWords"/>.</param>
/// <param name="ProformaNumber">Of the order.</param>
/// <param name="Amount">In units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Reference">Of the transfer.</param>
/// <param name="DateField">The name that the request gives its date.</param>
/// <param name="Date">When the money moved.</param>
internal sealed record MoneyMoved(string Word, string ProformaNumber, decimal Amount, string Currency, string Reference, string DateField, DateOnly Date)
{
    private const int LongestReference = 140;

    private string DateText => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private ImmutableSortedDictionary<string, string> Details => new Dictionary<string, string>
    {
        ["proforma"] = ProformaNumber,
        ["amount"] = Amount.ToString("0.00", CultureInfo.InvariantCulture),
        ["currency"] = Currency,
        ["reference"] = Reference,
        [DateField] = DateText,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Records it with the order of the proforma invoice. The same reference again gives the same answer.</summary>
    /// <param name="context">The application.</param>
    /// <param name="caller">Finance.</param>
    /// <param name="recorded">What was ever recorded of this kind: amount, currency and sealed decision.</param>
    /// <param name="command">Makes the command from amount, currency and decision.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<ReviewOrderView>> RecordAsync(
        JourneyContext context,
        OperatorIdentity caller,
        Func<LedgerEntry, IEnumerable<Recorded>> recorded,
        Func<OrderFacts, Recorded, RenewalCommand> command,
        CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Finance))
        {
            return Roles.Forbidden;
        }

        if (Invalid(context.Today) is { } invalid)
        {
            return invalid;
        }

        return await PaymentOrders.FindAsync(context, ProformaNumber, cancellationToken).ConfigureAwait(false) is [var id, ..]
            ? await new OperatorAct(context).RunAsync(caller, id, Word, JudgeAsync, cancellationToken).ConfigureAwait(false)
            : Refusal.Because(Problems.NotFound);

        async Task<Outcome<RenewalCommand>> JudgeAsync(LedgerEntry entry, CancellationToken token)
        {
            foreach (var before in recorded(entry))
            {
                if (await IsSameAsync(context, entry.Id, before.Decision, token).ConfigureAwait(false))
                {
                    return command(entry.Order, before);
                }
            }

            return await SealedDecision.CommandAsync(
                context, entry, Word, caller.Id, Details, decision => command(entry.Order, new(Amount, Currency, decision)), token).ConfigureAwait(false);
        }
    }

    private Refusal? Invalid(DateOnly today) =>
        string.IsNullOrWhiteSpace(Reference) || Reference.Length > LongestReference ? Field("reference", "1-140")
        : Date > today ? Field(DateField, DateText)
        : null;

    private static Refusal Field(string field, string reason) => Refusal.Because(Problems.FormInvalid, ("field", field), ("reason", reason));

    private async Task<bool> IsSameAsync(JourneyContext context, RenewalId id, Sha256Digest decision, CancellationToken cancellationToken) =>
        await SealedDecision.FindAsync(context, id, decision, cancellationToken).ConfigureAwait(false) is { } before
        && Details.All(pair => before.Details.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>What was recorded.</summary>
    internal sealed record Recorded(decimal Amount, string Currency, Sha256Digest Decision);
}
