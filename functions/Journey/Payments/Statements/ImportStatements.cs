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
    private const string TakenBackCause = "payment-taken-back";

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
        var reversed = entries.Where(pair => pair.Entry.Kind == StatementEntryKind.Reversal && pair.Numbers.Length == 1).ToList();
        var views = ImmutableArray.CreateBuilder<StatementEntryView>(entries.Count);
        foreach (var (entry, numbers) in entries)
        {
            var takenBack = entry.Kind == StatementEntryKind.Credit && numbers.Length == 1
                ? reversed.FindIndex(pair => pair.Numbers[0] == numbers[0] && pair.Entry.Amount == entry.Amount && pair.Entry.Currency == entry.Currency)
                : -1;
            if (takenBack >= 0)
            {
                reversed.RemoveAt(takenBack);
            }

            var (outcome, order) = takenBack >= 0
                ? (EntryOutcomes.TakenBack, null)
                : await JudgeAsync(received, entry, numbers, cancellationToken).ConfigureAwait(false);
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

    private async Task<(string Outcome, RenewalId? Order)> JudgeAsync(
        ReceivedStatement received, StatementEntry entry, ImmutableArray<string> numbers, CancellationToken cancellationToken)
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
            : await HoldAsync(received, orders[0], cancellationToken).ConfigureAwait(false);
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
                return order.Order.Payment is { } paid && await IsOfAsync(id, paid, entry, token).ConfigureAwait(false)
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
            Outcome<LedgerEntry>.Done => EntryOutcomes.Registered,
            Outcome<LedgerEntry>.Refused { Why: var why } when why.Problem == Problems.PaymentMismatch => EntryOutcomes.AmountDiffers,
            Outcome<LedgerEntry>.Refused { Why: var why } when why.Problem == Problems.Conflict => throw new IOException("The order is busy."),
            _ => await IsPaidAsync(id, cancellationToken).ConfigureAwait(false) ? EntryOutcomes.PaidBefore : EntryOutcomes.OrderOver,
        };
    }

    /// <summary>Nothing is issued for money that went back: an order whose payment is registered is put on hold, and an officer is called.</summary>
    private async Task<string> HoldAsync(ReceivedStatement received, RenewalId id, CancellationToken cancellationToken)
    {
        if (await IsPaidAsync(id, cancellationToken).ConfigureAwait(false))
        {
            await context.Ledger.ExecuteAsync(
                id, Actor.Operator(ByOf(received)), TakenBackCause, _ => new RenewalCommand.Hold("service", TakenBackCause), cancellationToken).ConfigureAwait(false);
        }

        return EntryOutcomes.Reversal;
    }

    private static string ByOf(ReceivedStatement received) => $"statement {received.File.Hex}";

    private async Task<bool> IsPaidAsync(RenewalId id, CancellationToken cancellationToken) =>
        await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts.Payment: not null };

    private async Task<bool> IsOfAsync(RenewalId id, RenewalEvent.PaymentRegistered paid, StatementEntry entry, CancellationToken cancellationToken) =>
        await SealedDecision.FindAsync(context, id, paid.Decision, cancellationToken).ConfigureAwait(false) is { } before
        && before.Details.GetValueOrDefault("entry") == entry.Key.Hex;

    [LoggerMessage(EventId = 5301, Level = LogLevel.Error, Message = "Statement {StatementId} could not be worked through; it is tried again")]
    private static partial void ImportFailed(ILogger logger, Exception failure, Guid statementId);
}
