using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Journey.Review;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;

namespace DigiRenew.Tests.Unit.Journey.Payments.Statements;

public sealed class Importing_a_bank_statement : IDisposable
{
    private static readonly OperatorIdentity Finance = new("finance-1", ["finance"]);

    private readonly RenewalDesk _desk = new();

    [Fact]
    public async Task registers_the_payment_that_names_the_proforma_and_pays_exactly_it()
    {
        var (id, proforma) = await OrderAsync();
        var entry = Assert.Single((await ImportAsync(new BankStatementFile().Credit(217.80m, $"plata {proforma}", "BREF-1"))).Entries);
        Assert.Equal((EntryOutcomes.Registered, proforma, id.Number), (entry.Outcome, entry.ProformaNumber, entry.OrderNumber));
        var paid = (await _desk.EntryAsync(id)).Order.Payment!;
        Assert.Equal((217.80m, "RON"), (paid.Amount, paid.Currency));
        Assert.StartsWith("statement ", paid.By, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_a_sealed_decision_that_names_statement_and_entry_and_nothing_that_the_payer_wrote()
    {
        var (id, proforma) = await OrderAsync();
        var statement = await ImportAsync(new BankStatementFile().Credit(217.80m, $"Ion Exemplu 1960101223344 {proforma}", "BREF-1"));
        var paid = (await _desk.EntryAsync(id)).Order.Payment!;
        var cms = await _desk.Evidence.FindAsync(id, paid.Decision, CancellationToken.None);
        var sealedDecision = JsonSerializer.Deserialize(CadesSignature.Verify(cms!.Value, StatementTypes.Decision, null).Content.Span, WireJson.Default.DecisionStatement)!;
        Assert.Equal(("payment", $"statement {statement.Sha256}"), (sealedDecision.Decision, sealedDecision.Operator));
        Assert.Equal(
            (statement.Sha256, "BREF-1", "2026-11-20", "finance-1"),
            (sealedDecision.Details["statement"], sealedDecision.Details["reference"], sealedDecision.Details["received"], sealedDecision.Details["imported-by"]));
        Assert.DoesNotContain(sealedDecision.Details.Values, value => value.Contains("1960101223344", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_a_payment_that_the_issuing_step_accepts()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var file = new BankStatementFile().Credit(121m, "PF-10010-00001").Write();
        RenewalDesk.Done(await walk.Application.ReceiveStatement.RunAsync(Finance, file, CancellationToken.None));
        await walk.Application.ImportStatements.RunAsync(CancellationToken.None);
        RenewalDesk.Done(await walk.ApproveAsync());
        walk.ReachIssueMoment();
        await new BeginIssuance(walk.Context).RunAsync(walk.Id, CancellationToken.None);
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task changes_nothing_when_the_same_statement_or_the_same_entry_comes_again()
    {
        var (id, proforma) = await OrderAsync();
        var file = new BankStatementFile().Credit(217.80m, proforma, "BREF-1");
        var first = await ImportAsync(file);
        var version = (await _desk.EntryAsync(id)).Version;
        Assert.Equal(first.Entries, (await ImportAsync(file)).Entries);
        var other = await ImportAsync(new BankStatementFile("02").Debit(1m, "rent").Credit(217.80m, proforma, "BREF-1"));
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(EntryOutcomes.Registered, Assert.Single(other.Entries).Outcome);
        Assert.Equal(version, (await _desk.EntryAsync(id)).Version);
    }

    [Theory]
    [InlineData(217.79, "RON", "{0}", EntryOutcomes.AmountDiffers)]
    [InlineData(217.80, "EUR", "{0}", EntryOutcomes.AmountDiffers)]
    [InlineData(217.80, "RON", "PF-00000-00000", EntryOutcomes.UnknownProforma)]
    [InlineData(217.80, "RON", "abonament", EntryOutcomes.NoReference)]
    [InlineData(217.80, "RON", "{0} PF-00000-00000", EntryOutcomes.SeveralReferences)]
    public async Task lists_for_finance_what_it_can_not_register(double amount, string currency, string text, string outcome)
    {
        var (id, proforma) = await OrderAsync();
        var statement = await ImportAsync(new BankStatementFile().Credit((decimal)amount, string.Format(null, text, proforma), currency: currency));
        Assert.Equal(outcome, Assert.Single(statement.Entries).Outcome);
        Assert.Null((await _desk.EntryAsync(id)).Order.Payment);
    }

    [Fact]
    public async Task does_not_register_a_second_payment_but_lists_it()
    {
        var (id, proforma) = await OrderAsync();
        var statement = await ImportAsync(new BankStatementFile().Credit(217.80m, proforma, "BREF-1").Credit(217.80m, proforma, "BREF-2"));
        Assert.Equal([EntryOutcomes.Registered, EntryOutcomes.PaidBefore], statement.Entries.Select(entry => entry.Outcome));
        Assert.Single((await _desk.EntryAsync(id)).Events, recorded => recorded.Event is RenewalEvent.PaymentRegistered);
    }

    [Fact]
    public async Task registers_what_was_paid_for_an_order_that_is_over_and_a_refund_falls_due()
    {
        var (id, proforma) = await OrderAsync();
        await _desk.RunAsync(id, new RenewalCommand.RefuseOrder("officer-1", OrderWalk.Digest("refused")));
        Assert.Equal(EntryOutcomes.OrderOver, Assert.Single((await ImportAsync(new BankStatementFile().Credit(217.80m, proforma))).Entries).Outcome);
        var order = (await _desk.EntryAsync(id)).Order;
        Assert.NotNull(order.Payment);
        Assert.True(order.RefundDue);
    }

    [Fact]
    public async Task registers_nothing_that_the_same_statement_takes_back()
    {
        var (id, proforma) = await OrderAsync();
        var statement = await ImportAsync(new BankStatementFile().Credit(217.80m, proforma, "B1").TakenBack(217.80m, proforma, "B1"));
        Assert.Equal([EntryOutcomes.TakenBack, EntryOutcomes.Reversal], statement.Entries.Select(entry => entry.Outcome));
        var entry = await _desk.EntryAsync(id);
        Assert.Null(entry.Order.Payment);
        Assert.IsNotType<RenewalState.OnHold>(entry.State);
    }

    [Fact]
    public async Task puts_an_order_on_hold_whose_payment_a_later_statement_takes_back()
    {
        var (id, proforma) = await OrderAsync();
        await ImportAsync(new BankStatementFile().Credit(217.80m, proforma, "B1"));
        await ImportAsync(new BankStatementFile().TakenBack(217.80m, proforma, "B1"));
        var held = Assert.IsType<RenewalState.OnHold>(await _desk.StateAsync(id));
        Assert.Equal("payment-taken-back", held.Cause);
        Assert.Null(held.Order.Payment);
    }

    [Fact]
    public async Task takes_a_payment_back_once_also_where_the_order_is_on_hold_already_and_takes_the_next_one()
    {
        var (id, proforma) = await OrderAsync();
        await ImportAsync(new BankStatementFile().Credit(217.80m, proforma, "B1"));
        await _desk.RunAsync(id, new RenewalCommand.Hold("officer-1", "officer"));
        await ImportAsync(new BankStatementFile("02").TakenBack(217.80m, proforma, "B1"));
        Assert.IsType<RenewalEvent.PaymentTakenBack>((await _desk.EntryAsync(id)).Events.Last().Event);
        await _desk.RunAsync(id, new RenewalCommand.Release("officer-1", OrderWalk.Digest("released"), _desk.Time.Now));
        var version = (await _desk.EntryAsync(id)).Version;

        await ImportAsync(new BankStatementFile("03").Debit(1m, "rent").TakenBack(217.80m, proforma, "B1"));
        Assert.Equal(EntryOutcomes.TakenBack, Assert.Single((await ImportAsync(new BankStatementFile("04").Credit(217.80m, proforma, "B1"))).Entries).Outcome);
        Assert.Equal(version, (await _desk.EntryAsync(id)).Version);
        Assert.IsNotType<RenewalState.OnHold>(await _desk.StateAsync(id));

        Assert.Equal(EntryOutcomes.Registered, Assert.Single((await ImportAsync(new BankStatementFile("05").Credit(217.80m, proforma, "B2"))).Entries).Outcome);
        await ImportAsync(new BankStatementFile("06").Debit(2m, "rent").TakenBack(217.80m, proforma, "B1"));
        var paid = await _desk.EntryAsync(id);
        Assert.NotNull(paid.Order.Payment);
        Assert.IsNotType<RenewalState.OnHold>(paid.State);
    }

    [Fact]
    public async Task takes_a_credit_for_the_payment_that_finance_registered_and_that_went_back_but_not_a_later_one()
    {
        var (id, proforma) = await OrderAsync();
        await _desk.Application.RegisterPayment.RunAsync(Finance, new(proforma, 217.80m, "RON", "OP-1", _desk.Today), CancellationToken.None);
        await ImportAsync(new BankStatementFile("02").TakenBack(217.80m, proforma, "B1"));
        Assert.Equal(EntryOutcomes.TakenBack, Assert.Single((await ImportAsync(new BankStatementFile("03").Credit(217.80m, proforma, "B1"))).Entries).Outcome);
        Assert.Null((await _desk.EntryAsync(id)).Order.Payment);

        var later = _desk.Today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await ImportAsync(new BankStatementFile("04").Raw(
            $"""<Ntry><Amt Ccy="RON">217.80</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{later}</Dt></BookgDt><AcctSvcrRef>B2</AcctSvcrRef><BkTxCd/><NtryDtls><TxDtls><RmtInf><Ustrd>{proforma}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""));
        Assert.NotNull((await _desk.EntryAsync(id)).Order.Payment);
    }

    [Fact]
    public async Task calls_an_officer_where_the_certificate_is_issued_already()
    {
        var id = await _desk.ReviewedAsync();
        await new PublishRecords(_desk.Context).RunAsync(id, CancellationToken.None);
        await _desk.IssueAsync(id);
        var order = (await _desk.EntryAsync(id)).Order;
        await ImportAsync(new BankStatementFile().TakenBack(217.80m, order.ProformaNumber!, "B1"));
        var after = await _desk.EntryAsync(id);
        Assert.IsType<RenewalState.Issued>(after.State);
        Assert.Null(after.Order.Payment);
        await _desk.Application.Effects.AdvanceAsync(id, CancellationToken.None);
        Assert.Single(_desk.Mail.Sent, message => message.To == _desk.Context.Settings.OfficerMail && message.Text.Contains("(payment-taken-back)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task leaves_a_payment_alone_where_the_statement_takes_back_another_or_an_earlier_one()
    {
        var (id, proforma) = await OrderAsync();
        await ImportAsync(new BankStatementFile().Credit(217.80m, proforma, "B1"));
        var version = (await _desk.EntryAsync(id)).Version;
        await ImportAsync(new BankStatementFile("02").Credit(217.80m, proforma, "B2").TakenBack(217.80m, proforma, "B2"));
        Assert.Equal(version, (await _desk.EntryAsync(id)).Version);
        await ImportAsync(new BankStatementFile("02").Raw(
            $"""<Ntry><Amt Ccy="RON">217.80</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><RmtInf><Ustrd>{proforma}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""));
        Assert.Equal(version, (await _desk.EntryAsync(id)).Version);
        await ImportAsync(new BankStatementFile("03").Credit(217.80m, proforma, "B2").Credit(217.80m, proforma, "B1").TakenBack(217.80m, proforma, "B1"));
        Assert.Null((await _desk.EntryAsync(id)).Order.Payment);
    }

    [Fact]
    public async Task keeps_in_the_books_what_was_registered_and_that_it_went_back()
    {
        var (_, proforma) = await OrderAsync();
        await ImportAsync(new BankStatementFile().Credit(217.80m, proforma, "B1"));
        await ImportAsync(new BankStatementFile("02").TakenBack(217.80m, proforma, "B1"));
        var books = RenewalDesk.Done(await _desk.Application.ReadPayments.RunAsync(Finance, new(2026, 11, 1), _desk.Today, CancellationToken.None)).Entries;
        Assert.Equal(["payment", "payment-taken-back"], books.Select(entry => entry.Kind));
        Assert.All(books, entry => Assert.Equal(217.80m, entry.Amount));
    }

    [Fact]
    public async Task passes_over_other_accounts_of_the_same_file()
    {
        var (id, proforma) = await OrderAsync();
        var statement = await ImportAsync(new BankStatementFile().With(new BankStatementFile(Iban: "RO09BCYP0000001234567890").Credit(217.80m, proforma)));
        Assert.Empty(statement.Entries);
        Assert.Null((await _desk.EntryAsync(id)).Order.Payment);
    }

    [Fact]
    public async Task is_refused_for_a_file_of_other_accounts_only()
    {
        var file = new BankStatementFile(Iban: "RO09BCYP0000001234567890").Credit(1m, "x").Write();
        Assert.Equal("statement-not-ours", RenewalDesk.Code(await _desk.Application.ReceiveStatement.RunAsync(Finance, file, CancellationToken.None)));
        Assert.Empty(await _desk.Context.Ports.StatementInbox.FindAsync(10, CancellationToken.None));
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task is_refused_to_other_roles(string role)
    {
        var caller = new OperatorIdentity("someone", [role]);
        Assert.Equal("forbidden", RenewalDesk.Code(await _desk.Application.ReceiveStatement.RunAsync(caller, new BankStatementFile().Write(), CancellationToken.None)));
    }

    [Fact]
    public async Task that_was_stopped_half_way_goes_on_and_doubles_nothing()
    {
        var (first, proforma) = await OrderAsync();
        var file = new BankStatementFile().Credit(217.80m, proforma, "B1").Credit(5m, "PF-00000-00000").Write();
        var received = RenewalDesk.Done(await _desk.Application.ReceiveStatement.RunAsync(Finance, file, CancellationToken.None));
        await _desk.Application.ImportStatements.RunAsync(CancellationToken.None);
        var version = (await _desk.EntryAsync(first)).Version;

        // As after a crash between the payment and the result: the result is not there, the name is still in the inbox.
        _desk.Evidence.Forget(new(received.Id), "result");
        await _desk.Context.Ports.StatementInbox.AddAsync(new(received.Id), CancellationToken.None);
        Assert.Equal(1, await _desk.Application.ImportStatements.RunAsync(CancellationToken.None));
        var again = RenewalDesk.Done(await _desk.Application.ReadStatement.RunAsync(Finance, new(received.Id), CancellationToken.None));
        Assert.Equal([EntryOutcomes.Registered, EntryOutcomes.UnknownProforma], again.Entries.Select(entry => entry.Outcome));
        Assert.Equal(version, (await _desk.EntryAsync(first)).Version);
    }

    [Fact]
    public async Task leaves_in_the_inbox_what_could_not_be_worked_through_and_goes_on_with_the_rest()
    {
        var (id, proforma) = await OrderAsync();
        await _desk.Context.Ports.StatementInbox.AddAsync(new(Guid.NewGuid()), CancellationToken.None);
        var received = RenewalDesk.Done(await _desk.Application.ReceiveStatement.RunAsync(Finance, new BankStatementFile().Credit(217.80m, proforma).Write(), CancellationToken.None));
        Assert.Equal("waiting", RenewalDesk.Done(await _desk.Application.ReadStatement.RunAsync(Finance, new(received.Id), CancellationToken.None)).Status);
        Assert.Equal(1, await _desk.Application.ImportStatements.RunAsync(CancellationToken.None));
        Assert.NotNull((await _desk.EntryAsync(id)).Order.Payment);
        Assert.Single(await _desk.Context.Ports.StatementInbox.FindAsync(10, CancellationToken.None));
    }

    public void Dispose() => _desk.Dispose();

    private async Task<StatementView> ImportAsync(BankStatementFile file)
    {
        var received = RenewalDesk.Done(await _desk.Application.ReceiveStatement.RunAsync(Finance, file.Write(), CancellationToken.None));
        await _desk.Application.ImportStatements.RunAsync(CancellationToken.None);
        var done = RenewalDesk.Done(await _desk.Application.ReadStatement.RunAsync(Finance, new(received.Id), CancellationToken.None));
        Assert.Equal("done", done.Status);
        return done;
    }

    private async Task<(RenewalId Id, string Proforma)> OrderAsync()
    {
        var id = await _desk.OrderAsync();
        await new PublishRecords(_desk.Context).RunAsync(id, CancellationToken.None);
        return (id, (await _desk.EntryAsync(id)).Order.ProformaNumber!);
    }
}
