using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>
/// Works through the statements that wait: registers each credit that names one proforma and pays exactly it, and lists the
/// rest for finance. Stopped anywhere, it does the same again and changes nothing twice.
/// </summary>
public sealed partial class ImportStatements(JourneyContext context)
{
    private const int AtOnce = 50;

    private readonly ILogger _log = context.Logging.CreateLogger<ImportStatements>();
    private readonly StatementStore _statements = new(context.Ports);

    /// <summary>Works through what waits now. A statement that can't be worked through now stays, and is logged.</summary>
    /// <returns>How many statements were done.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var id in await context.Ports.StatementInbox.FindAsync(AtOnce, cancellationToken).ConfigureAwait(false))
        {
            done += await TryAsync(id, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return done;
    }

    private async Task<bool> TryAsync(RenewalId id, CancellationToken cancellationToken)
    {
        try
        {
            var received = await _statements.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new InvalidDataException($"Statement {id} was never received.");
            if (await _statements.FindResultAsync(id, cancellationToken).ConfigureAwait(false) is null)
            {
                await _statements.KeepAsync(id, await WorkAsync(id, received, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            await context.Ports.StatementInbox.CloseAsync(new(id, DateOnly.FromDateTime(received.At.UtcDateTime)), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One statement must not stop the others: it stays in the inbox, is logged and tried again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ImportFailed(_log, failure, id.Value);
            return false;
        }
    }

    private async Task<StatementView> WorkAsync(RenewalId id, ReceivedStatement received, CancellationToken cancellationToken)
    {
        var read = BankStatementReader.Read(await _statements.ReadAsync(id, received.File, cancellationToken).ConfigureAwait(false));
        var statement = read is Outcome<BankStatement>.Done { Value: var value } ? value : throw new InvalidDataException($"Statement {id} can't be read any more.");
        var own = OwnAccount.Of(context.Settings);
        var entries = statement.Entries.Where(entry => entry.Iban == own).Select(entry => (Entry: entry, Numbers: ProformaNumbers.In(entry.References))).ToList();
        var reversed = Reversed(entries);
        var views = ImmutableArray.CreateBuilder<StatementEntryView>(entries.Count);
        foreach (var (entry, numbers) in entries)
        {
            var (outcome, order) = reversed.ContainsValue(entry)
                ? (EntryOutcomes.TakenBack, null)
                : await JudgeAsync(received, entry, reversed.GetValueOrDefault(entry.Place), numbers, cancellationToken).ConfigureAwait(false);
            views.Add(new(
                entry.Place,
                entry.Kind == StatementEntryKind.Credit ? "credit" : "reversal",
                entry.Amount,
                entry.Currency,
                entry.Booked,
                entry.BankReference,
                outcome,
                numbers.Length == 1 ? numbers[0] : null,
                order?.Value,
                order?.Number));
        }

        return new(id.Value, received.File.Hex, StatementView.Done, received.At, views.MoveToImmutable());
    }

    /// <summary>The credits that the same statement takes back, by the place of the reversal; where several are alike, the one with its bank reference.</summary>
    private static Dictionary<string, StatementEntry> Reversed(List<(StatementEntry Entry, ImmutableArray<string> Numbers)> entries)
    {
        var reversed = new Dictionary<string, StatementEntry>(StringComparer.Ordinal);
        foreach (var (reversal, numbers) in entries.Where(pair => pair.Entry.Kind == StatementEntryKind.Reversal && pair.Numbers.Length == 1))
        {
            var credit = entries
                .Where(pair => pair.Entry.Kind == StatementEntryKind.Credit && pair.Numbers.SequenceEqual(numbers)
                    && pair.Entry.Amount == reversal.Amount && pair.Entry.Currency == reversal.Currency && !reversed.ContainsValue(pair.Entry))
                .Select(pair => pair.Entry)
                .OrderByDescending(entry => entry.BankReference == reversal.BankReference)
                .FirstOrDefault();
            if (credit is not null)
            {
                reversed[reversal.Place] = credit;
            }
        }

        return reversed;
    }

    private async Task<(string Outcome, RenewalId? Order)> JudgeAsync(
        ReceivedStatement received, StatementEntry entry, StatementEntry? reversed, ImmutableArray<string> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Length != 1)
        {
            return (numbers.IsEmpty ? EntryOutcomes.NoReference : EntryOutcomes.SeveralReferences, null);
        }

        var orders = await PaymentOrders.FindAsync(context, numbers[0], cancellationToken).ConfigureAwait(false);
        if (orders.Length != 1)
        {
            return (orders.IsEmpty ? EntryOutcomes.UnknownProforma : EntryOutcomes.SeveralOrders, null);
        }

        var outcome = entry.Kind == StatementEntryKind.Credit
            ? await RegisterAsync(received, orders[0], entry, numbers[0], cancellationToken).ConfigureAwait(false)
            : await TakeBackAsync(received, orders[0], entry, reversed, cancellationToken).ConfigureAwait(false);
        return (outcome, orders[0]);
    }

    private async Task<string> RegisterAsync(ReceivedStatement received, RenewalId id, StatementEntry entry, string proforma, CancellationToken cancellationToken)
    {
        var by = ByOf(received);
        var details = new Dictionary<string, string>
        {
            ["proforma"] = proforma,
            ["amount"] = entry.Amount.ToString("0.00", CultureInfo.InvariantCulture),
            ["currency"] = entry.Currency,
            ["reference"] = entry.BankReference ?? "-",
            ["received"] = entry.Booked?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",
            ["statement"] = received.File.Hex,
            ["entry"] = entry.Key.Hex,
            ["imported-by"] = received.By,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var registered = await context.Ledger.ExecuteAsync(
            id,
            Actor.Operator(by),
            DecisionWords.Payment,
            async (order, token) =>
            {
                var moment = IssueMoment.Of(context, order.Order);
                return await FindRegisteredAsync(order, entry, token).ConfigureAwait(false) is { } paid
                    ? new RenewalCommand.RegisterPayment(paid.Amount, paid.Currency, paid.Decision, paid.By, moment)
                    : await SealedDecision.CommandAsync(
                        context,
                        order,
                        DecisionWords.Payment,
                        by,
                        details,
                        decision => new RenewalCommand.RegisterPayment(entry.Amount, entry.Currency, decision, by, moment),
                        token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return registered switch
        {
            Outcome<LedgerEntry>.Done { Value.Order: var after } => after.Payment is not { } stands || !await IsOfAsync(id, stands, entry, cancellationToken).ConfigureAwait(false) ? EntryOutcomes.TakenBack
                : after is { RefundDue: true, Refund: null } ? EntryOutcomes.OrderOver
                : EntryOutcomes.Registered,
            Outcome<LedgerEntry>.Refused { Why: var why } when why.Problem == Problems.PaymentMismatch => EntryOutcomes.AmountDiffers,
            Outcome<LedgerEntry>.Refused { Why: var why } when why.Problem == Problems.Conflict => throw new IOException("The order is busy."),
            _ => await IsPaidAsync(id, cancellationToken).ConfigureAwait(false) ? EntryOutcomes.PaidBefore : EntryOutcomes.OrderOver,
        };
    }

    /// <summary>Nothing is issued for money that went back: the order's payment stands no longer, the order is held where it can be, and an officer is called.</summary>
    private async Task<string> TakeBackAsync(
        ReceivedStatement received, RenewalId id, StatementEntry reversal, StatementEntry? reversed, CancellationToken cancellationToken)
    {
        var taken = await context.Ledger.ExecuteAsync(
            id,
            Actor.Operator(ByOf(received)),
            RenewalEffect.CallOfficer.PaymentTakenBack,
            async (order, token) => order.Order.Payment is { } paid && await IsOfAnotherAsync(id, paid, reversal, reversed, token).ConfigureAwait(false)
                ? Refusal.Because(Problems.OutOfOrder, ("state", order.State.Name))
                : new RenewalCommand.TakePaymentBack(reversal.Key),
            cancellationToken).ConfigureAwait(false);
        return taken is Outcome<LedgerEntry>.Refused { Why: var why } && why.Problem == Problems.Conflict
            ? throw new IOException("The order is busy.")
            : EntryOutcomes.Reversal;
    }

    /// <summary>
    /// Whether the registered payment is surely not the one that goes back: it came by another entry than the one that the statement reverses,
    /// or later than the reversal. Of one that a person registered nobody can say, so that it counts as taken back.
    /// </summary>
    private async Task<bool> IsOfAnotherAsync(RenewalId id, RenewalEvent.PaymentRegistered paid, StatementEntry reversal, StatementEntry? reversed, CancellationToken cancellationToken)
    {
        var details = (await SealedDecision.FindAsync(context, id, paid.Decision, cancellationToken).ConfigureAwait(false))?.Details;
        return details?.GetValueOrDefault("entry") is { } entry
            && ((reversed is not null && entry != reversed.Key.Hex)
                || (DateOnly.TryParseExact(details.GetValueOrDefault("received"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var came)
                    && reversal.Booked < came));
    }

    private static string ByOf(ReceivedStatement received) => $"statement {received.File.Hex}";

    private async Task<bool> IsPaidAsync(RenewalId id, CancellationToken cancellationToken) =>
        await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts.Payment: not null };

    /// <summary>The payment that was registered for an entry, be it taken back since: the same credit in another statement pays nothing again.</summary>
    private async Task<RenewalEvent.PaymentRegistered?> FindRegisteredAsync(LedgerEntry order, StatementEntry entry, CancellationToken cancellationToken)
    {
        foreach (var paid in order.Events.Select(recorded => recorded.Event).OfType<RenewalEvent.PaymentRegistered>())
        {
            if (await IsOfAsync(order.Id, paid, entry, cancellationToken).ConfigureAwait(false)
                || (order.Order.Payment is null && await IsPerhapsOfAsync(order.Id, paid, entry, cancellationToken).ConfigureAwait(false)))
            {
                return paid;
            }
        }

        return null;
    }

    /// <summary>Whether a payment that a person registered, and that went back, may be this credit: it is not booked after the day on which that money came.</summary>
    private async Task<bool> IsPerhapsOfAsync(RenewalId id, RenewalEvent.PaymentRegistered paid, StatementEntry entry, CancellationToken cancellationToken) =>
        (await SealedDecision.FindAsync(context, id, paid.Decision, cancellationToken).ConfigureAwait(false))?.Details is { } details
        && !details.ContainsKey("entry")
        && !(DateOnly.TryParseExact(details.GetValueOrDefault("received"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var came)
            && entry.Booked > came);

    private async Task<bool> IsOfAsync(RenewalId id, RenewalEvent.PaymentRegistered paid, StatementEntry entry, CancellationToken cancellationToken) =>
        await SealedDecision.FindAsync(context, id, paid.Decision, cancellationToken).ConfigureAwait(false) is { } before
        && before.Details.GetValueOrDefault("entry") == entry.Key.Hex;

    [LoggerMessage(EventId = 5301, Level = LogLevel.Error, Message = "Statement {StatementId} could not be worked through; it is tried again")]
    private static partial void ImportFailed(ILogger logger, Exception failure, Guid statementId);
}
