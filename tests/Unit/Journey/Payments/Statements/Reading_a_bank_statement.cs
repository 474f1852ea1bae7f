using System.Text;
using DigiRenew.Journey;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Unit.Journey.Payments.Statements;

public sealed class Reading_a_bank_statement
{
    [Fact]
    public void gives_booked_credits_with_amount_date_account_and_references()
    {
        var statement = Read(new BankStatementFile().Credit(217.80m, "Plata PF-7K3M9-2QXTA, mulțumesc & salut", "BREF-1", endToEnd: "E2E-9"));
        Assert.Equal((IEnumerable<string>)[BankStatementFile.OwnIban], statement.Accounts);
        var entry = Assert.Single(statement.Entries);
        Assert.Equal(("1", StatementEntryKind.Credit, 217.80m, "RON", "BREF-1"), (entry.Place, entry.Kind, entry.Amount, entry.Currency, entry.BankReference));
        Assert.Equal(new DateOnly(2026, 11, 20), entry.Booked);
        Assert.Equal(BankStatementFile.OwnIban, entry.Iban);
        Assert.Equal((IEnumerable<string>)["E2E-9", "Plata PF-7K3M9-2QXTA, mulțumesc & salut"], entry.References);
    }

    [Theory]
    [InlineData("02")]
    [InlineData("03")]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("06")]
    [InlineData("07")]
    [InlineData("08")]
    [InlineData("09")]
    [InlineData("10")]
    [InlineData("11")]
    [InlineData("12")]
    [InlineData("13")]
    public void knows_every_version_from_02_to_13(string version) =>
        Assert.Single(Read(new BankStatementFile(version).Credit(1m, "x").Credit(2m, "pending", status: "PDNG")).Entries);

    [Theory]
    [InlineData("01")]
    [InlineData("14")]
    [InlineData("8")]
    public void refuses_another_version(string version) => Assert.Equal("not-camt-053", Reason(new BankStatementFile(version).Credit(1m, "x").Write()));

    [Fact]
    public void passes_over_debits_their_returns_and_what_is_not_booked()
    {
        var statement = Read(new BankStatementFile().Debit(1m, "rent").Debit(2m, "rent back", reversed: true).Credit(3m, "soon", status: "PDNG").Credit(4m, "info", status: "INFO").Credit(5m, "now"));
        Assert.Equal(("5", 5m), Assert.Single(statement.Entries) is var entry ? (entry.Place, entry.Amount) : default);
    }

    [Fact]
    public void tells_a_credit_that_was_taken_back_from_a_credit()
    {
        var entry = Assert.Single(Read(new BankStatementFile().TakenBack(121m, "PF-7K3M9-2QXTA")).Entries);
        Assert.Equal(StatementEntryKind.Reversal, entry.Kind);
    }

    [Fact]
    public void divides_a_batch_into_its_transactions_where_they_make_the_whole()
    {
        var entries = Read(new BankStatementFile().Batch(null, (121m, "PF-1"), (217.80m, "PF-2"))).Entries;
        Assert.Equal([("1.1", 121m), ("1.2", 217.80m)], entries.Select(entry => (entry.Place, entry.Amount)));
        Assert.Contains("PF-2", entries[1].References);
        Assert.DoesNotContain("PF-2", entries[0].References);
    }

    [Fact]
    public void leaves_a_batch_whole_where_its_transactions_do_not_make_it()
    {
        var entry = Assert.Single(Read(new BankStatementFile().Batch(300m, (121m, "PF-1"), (217.80m, "PF-2"))).Entries);
        Assert.Equal(("1", 300m), (entry.Place, entry.Amount));
        Assert.Contains("PF-1", entry.References);
        Assert.Contains("PF-2", entry.References);
    }

    [Fact]
    public void leaves_a_batch_whole_where_a_transaction_is_of_another_currency()
    {
        var file = Encoding.UTF8.GetString(new BankStatementFile().Batch(null, (121m, "PF-1"), (217.80m, "PF-2")).Write())
            .Replace("<Amt Ccy=\"RON\">217.80</Amt>", "<Amt Ccy=\"EUR\">217.80</Amt>", StringComparison.Ordinal);
        Assert.Contains("EUR", file, StringComparison.Ordinal);
        var entry = Assert.Single(RenewalDesk.Done(BankStatementReader.Read(Encoding.UTF8.GetBytes(file))).Entries);
        Assert.Equal(("1", 338.80m), (entry.Place, entry.Amount));
    }

    [Fact]
    public void reads_structured_references_and_referred_documents() =>
        Assert.Equal((IEnumerable<string>)["PF-DOC", "RF18PF"], Assert.Single(Read(new BankStatementFile().Structured(1m, "RF18PF", "PF-DOC")).Entries).References);

    [Fact]
    public void keeps_accounts_apart()
    {
        var statement = Read(new BankStatementFile().Credit(1m, "ours").With(new BankStatementFile(Iban: "RO09BCYP0000001234567890").Credit(2m, "theirs")));
        Assert.Equal((IEnumerable<string>)[BankStatementFile.OwnIban, "RO09BCYP0000001234567890"], statement.Accounts);
        Assert.Equal([(BankStatementFile.OwnIban, 1m), ("RO09BCYP0000001234567890", 2m)], statement.Entries.Select(entry => (entry.Iban, entry.Amount)));
    }

    [Fact]
    public void gives_entries_that_are_alike_keys_of_their_own_and_the_same_entry_of_another_file_the_same_key()
    {
        var twice = Read(new BankStatementFile().Credit(1m, "x").Credit(1m, "x")).Entries;
        Assert.NotEqual(twice[0].Key, twice[1].Key);
        var again = Read(new BankStatementFile("02").Debit(9m, "y").Credit(1m, "x").Credit(1m, "x")).Entries;
        Assert.Equal(twice.Select(entry => entry.Key), again.Select(entry => entry.Key));
    }

    [Fact]
    public void passes_over_what_stands_in_another_namespace()
    {
        var entry = Assert.Single(Read(new BankStatementFile().Raw(
            "<Ntry><Amt Ccy=\"RON\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><Amt xmlns=\"urn:other\" Ccy=\"EUR\">9.00</Amt></Ntry>")).Entries);
        Assert.Equal((5m, "RON"), (entry.Amount, entry.Currency));
    }

    [Theory]
    [InlineData("<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "not-xml")]
    [InlineData("<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "not-xml")]
    [InlineData("<!DOCTYPE Document SYSTEM \"http://127.0.0.1/x.dtd\">", "not-xml")]
    public void refuses_a_document_type_whatever_it_declares(string declaration, string reason)
    {
        var file = Encoding.UTF8.GetString(new BankStatementFile().Credit(1m, "x").Write());
        Assert.Equal(reason, Reason(Encoding.UTF8.GetBytes(file.Replace("<Document", declaration + "<Document", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("", "not-xml")]
    [InlineData("not xml", "not-xml")]
    [InlineData("<Document/>", "not-camt-053")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"/>", "not-camt-053")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><x>&y;</x></Document>", "not-xml")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><x></y></Document>", "not-xml")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><Document/>", "not-xml")]
    public void refuses_what_is_no_statement(string file, string reason) => Assert.Equal(reason, Reason(Encoding.UTF8.GetBytes(file)));

    [Theory]
    [InlineData("<Ntry><Amt Ccy=\"RON\">-5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "amount")]
    [InlineData("<Ntry><Amt Ccy=\"RON\">1e5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "amount")]
    [InlineData("<Ntry><Amt Ccy=\"RON\">1,00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "amount")]
    [InlineData("<Ntry><Amt>5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "entry-incomplete")]
    [InlineData("<Ntry><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "entry-incomplete")]
    [InlineData("<Ntry><Amt Ccy=\"RON\">5.00</Amt><CdtDbtInd>BOTH</CdtDbtInd><Sts>BOOK</Sts></Ntry>", "entry-incomplete")]
    [InlineData("<Ntry><Amt Ccy=\"RON\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>20.11.2026</Dt></BookgDt></Ntry>", "date")]
    public void refuses_an_entry_that_can_not_be_understood(string entry, string reason) => Assert.Equal(reason, Reason(new BankStatementFile().Raw(entry).Write()));

    [Fact]
    public void refuses_what_goes_too_deep_says_too_much_or_never_ends()
    {
        Assert.Equal("too-deep", Reason(new BankStatementFile().Raw(string.Concat(Enumerable.Repeat("<x>", 60)) + string.Concat(Enumerable.Repeat("</x>", 60))).Write()));
        Assert.Equal("text-too-long", Reason(new BankStatementFile().Credit(1m, new string('a', 1_001)).Write()));
        Assert.Equal("too-many-entries", Reason(new BankStatementFile().Raw(string.Concat(Enumerable.Repeat("<Ntry/>", BankStatementReader.MostEntries + 1))).Write()));
        Assert.Equal("too-large", Reason(new byte[BankStatementReader.MostOctets + 1]));
        Assert.Equal("too-many-references", Reason(new BankStatementFile().Raw($"<Ntry><NtryDtls><TxDtls><RmtInf>{string.Concat(Enumerable.Repeat("<Ustrd>a</Ustrd>", 65))}</RmtInf></TxDtls></NtryDtls></Ntry>").Write()));
    }

    [Theory]
    [InlineData("Plata PF-7K3M9-2QXTA multumesc", "PF-7K3M9-2QXTA")]
    [InlineData("pf 7k3m9 2qxta", "PF-7K3M9-2QXTA")]
    [InlineData("/ROC/PF7K3M92QXTA//", "PF-7K3M9-2QXTA")]
    [InlineData("proforma nr. PF-7K3M9-2QXTO", "PF-7K3M9-2QXT0")]
    [InlineData("PF-7K3M9-2QXTA1", null)]
    [InlineData("XPF-7K3M9-2QXTA", null)]
    [InlineData("PF-7K3M9", null)]
    [InlineData("DR-7K3M9-2QXTA", null)]
    public void finds_a_proforma_number_however_it_was_written(string text, string? number) =>
        Assert.Equal(number ?? "none", ProformaNumbers.In([text]).SingleOrDefault("none"));

    [Fact]
    public void finds_a_number_broken_over_two_lines_and_each_of_several_once()
    {
        Assert.Equal((IEnumerable<string>)["PF-7K3M9-2QXTA"], ProformaNumbers.In(["plata PF-7K3", "M9-2QXTA"]));
        Assert.Equal((IEnumerable<string>)["PF-7K3M9-2QXTA", "PF-00000-00001"], ProformaNumbers.In(["PF-7K3M9-2QXTA PF-00000-00001", "PF7K3M92QXTA"]));
    }

    private static BankStatement Read(BankStatementFile file) => RenewalDesk.Done(BankStatementReader.Read(file.Write()));

    private static string Reason(byte[] file)
    {
        var refused = Assert.IsType<Outcome<BankStatement>.Refused>(BankStatementReader.Read(file));
        Assert.Equal("statement-unreadable", refused.Why.Problem.Code);
        return refused.Why.Values["reason"];
    }
}
