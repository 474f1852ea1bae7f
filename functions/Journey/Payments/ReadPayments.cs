using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Ordering;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>
/// Registered payments, those that the bank took back, and refunds for the provider's invoicing, and the refunds that are due; read from the orders themselves. An export looks
/// at every order, a few at a time, since it must miss none that its queue has not heard of; what is due is asked for often, and the queue tells where to look.
/// </summary>
public sealed class ReadPayments(JourneyContext context)
{
    private const int AtOnce = 16;
    private const int PageLength = 200;

    /// <summary>The states in which an order is over without a certificate in use.</summary>
    private static readonly ImmutableArray<string> Over = ["refused", "cancelled", "revoked", "lapsed"];

    /// <summary>The longest period of one export, in days.</summary>
    private const int MostDays = 366;

    /// <summary>What moved between two days, both included.</summary>
    public async Task<Outcome<PaymentsView>> RunAsync(OperatorIdentity caller, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Finance, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (from > to || to.DayNumber - from.DayNumber >= MostDays)
        {
            return Refusal.Because(Problems.FormInvalid, ("field", "to"), ("reason", "1-366"));
        }

        var entries = await ReadAsync(context.Ports.Renewals.ListAsync(cancellationToken), MovedAsync, cancellationToken).ConfigureAwait(false);
        return new PaymentsView(from, to, [.. entries.Where(entry => entry.On >= from && entry.On <= to)]);
    }

    /// <summary>What is to be paid back.</summary>
    public async Task<Outcome<PaymentsView>> DueAsync(OperatorIdentity caller, CancellationToken cancellationToken) =>
        caller.Has(Roles.Finance, Roles.Auditor)
            ? new PaymentsView(null, null, await ReadAsync(PaidAndOverAsync(cancellationToken), DueAsync, cancellationToken).ConfigureAwait(false))
            : Roles.Forbidden;

    /// <summary>Orders that the queue says were paid and are over.</summary>
    private async IAsyncEnumerable<RenewalId> PaidAndOverAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var state in Over)
        {
            for (ReviewQueuePage? page = null; page is null or { Next: not null };)
            {
                page = await context.Ports.ReviewQueue
                    .FindAsync(new ReviewQueueQuery(State: state, After: page?.Next, Most: PageLength), cancellationToken).ConfigureAwait(false);
                foreach (var (id, _) in page.Rows.Where(found => found.Row.Paid))
                {
                    yield return id;
                }
            }
        }
    }

    private async Task<ImmutableArray<PaymentEntryView>> ReadAsync(
        IAsyncEnumerable<RenewalId> orders,
        Func<LedgerEntry, CancellationToken, Task<IEnumerable<PaymentEntryView>>> read, CancellationToken cancellationToken)
    {
        var found = new List<PaymentEntryView>();
        var some = new List<RenewalId>(AtOnce);
        await foreach (var id in orders.ConfigureAwait(false))
        {
            some.Add(id);
            if (some.Count == AtOnce)
            {
                await TakeAsync().ConfigureAwait(false);
            }
        }

        await TakeAsync().ConfigureAwait(false);
        return [.. found.OrderBy(entry => entry.On).ThenBy(entry => entry.ProformaNumber, StringComparer.Ordinal)];

        async Task TakeAsync()
        {
            var taken = await Task.WhenAll(some.Select(async id =>
                await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts: { } order } entry && (order.Payment is not null || !order.TakenBack.IsEmpty)
                    ? await read(entry, cancellationToken).ConfigureAwait(false)
                    : [])).ConfigureAwait(false);
            found.AddRange(taken.SelectMany(entries => entries));
            some.Clear();
        }
    }

    private async Task<IEnumerable<PaymentEntryView>> MovedAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var moved = new List<PaymentEntryView>();
        foreach (var recorded in entry.Events)
        {
            var view = recorded.Event switch
            {
                RenewalEvent.PaymentRegistered e => EntryAsync(entry, recorded, "payment", e.Amount, e.Currency, e.By, e.Decision, "received", cancellationToken),
                RenewalEvent.PaymentTakenBack e when entry.Order.TakenBack.GetValueOrDefault(e.Entry) is { } gone =>
                    EntryAsync(entry, recorded, "payment-taken-back", gone.Amount, gone.Currency, recorded.Actor.Id, null, string.Empty, cancellationToken),
                RenewalEvent.RefundRecorded e => EntryAsync(entry, recorded, "refund", e.Amount, e.Currency, e.By, e.Decision, "paid", cancellationToken),
                _ => null,
            };
            if (view is not null)
            {
                moved.Add(await view.ConfigureAwait(false));
            }
        }

        return moved;
    }

    private async Task<IEnumerable<PaymentEntryView>> DueAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        entry.Order is { RefundDue: true, Refund: null, Payment: { } paid }
            && entry.Events.Last(recorded => recorded.Event is RenewalEvent.RefundFellDue) is var due
            ? [await EntryAsync(entry, due, "refund-due", paid.Amount, paid.Currency, null, null, string.Empty, cancellationToken).ConfigureAwait(false)]
            : [];

    private async Task<PaymentEntryView> EntryAsync(
        LedgerEntry entry, RecordedEvent recorded, string kind, decimal amount, string currency, string? by, Sha256Digest? decision, string day, CancellationToken cancellationToken)
    {
        var order = entry.Order;
        var details = decision is { } digest
            ? (await SealedDecision.FindAsync(context, entry.Id, digest, cancellationToken).ConfigureAwait(false))?.Details
            : null;
        var on = DateOnly.TryParseExact(details?.GetValueOrDefault(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : context.Settings.Clock.DateOf(recorded.At);
        var (name, taxId, address) = await BilledAsync(entry.Id, cancellationToken).ConfigureAwait(false);
        return new(
            kind,
            on,
            recorded.At,
            entry.Id.Value,
            entry.Id.Number,
            order.ProformaNumber!,
            order.Draft.Price.Net,
            order.Draft.Price.VatRate,
            order.Draft.Price.Vat,
            amount,
            currency,
            details?.GetValueOrDefault("reference"),
            by,
            name,
            taxId,
            address);
    }

    /// <summary>Who is billed: the organisation that the form names, else the person in the certificate at the form's address.</summary>
    private async Task<(string? Name, string? TaxId, AddressView? Address)> BilledAsync(RenewalId id, CancellationToken cancellationToken)
    {
        if (await OrderForm.FindAsync(context.Ports.PrivateDocuments, id, cancellationToken).ConfigureAwait(false) is not { } form)
        {
            return default;
        }

        if (form.Billing.Kind == "organisation")
        {
            return (form.Billing.Name, form.Billing.TaxId, form.Billing.Address);
        }

        var old = await context.Ports.Evidence.FindNamedAsync(id, "old-certificate", cancellationToken).ConfigureAwait(false);
        return (old is { } der ? CertificateFacts.Read(der).SubjectName.CommonName : null, null, form.Address);
    }
}
