using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;

namespace DigiRenew.Tests.Builders;

/// <summary>A bank's statement as camt.053; a test names only what matters to it.</summary>
public sealed record BankStatementFile(string Version = "08", string Iban = BankStatementFile.OwnIban)
{
    /// <summary>The account of the desk's provider.</summary>
    public const string OwnIban = "RO49AAAA1B31007593840000";

    private ImmutableArray<string> Entries { get; init; } = [];

    private ImmutableArray<string> Others { get; init; } = [];

    /// <summary>One transfer that came in.</summary>
    public BankStatementFile Credit(decimal amount, string text, string? reference = null, string currency = "RON", string status = "BOOK", string? endToEnd = null) =>
        Add(Entry(amount, currency, "CRDT", false, status, reference, Details(Transaction(text, endToEnd))));

    /// <summary>A transfer that had come in and went back.</summary>
    public BankStatementFile TakenBack(decimal amount, string text, string? reference = null) =>
        Add(Entry(amount, "RON", "DBIT", true, "BOOK", reference, Details(Transaction(text))));

    /// <summary>Money that went out, or (reversed) came back from there.</summary>
    public BankStatementFile Debit(decimal amount, string text, bool reversed = false) =>
        Add(Entry(amount, "RON", reversed ? "CRDT" : "DBIT", reversed, "BOOK", null, Details(Transaction(text))));

    /// <summary>Several transfers booked as one; <paramref name="total"/> null: their sum.</summary>
    public BankStatementFile Batch(decimal? total, params (decimal Amount, string Text)[] transactions) => Add(Entry(
        total ?? transactions.Sum(transaction => transaction.Amount),
        "RON",
        "CRDT",
        false,
        "BOOK",
        "BATCH-1",
        Details([.. transactions.Select(transaction => $"<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{Amount(transaction.Amount, "RON")}<RmtInf><Ustrd>{Escape(transaction.Text)}</Ustrd></RmtInf></TxDtls>")])));

    /// <summary>A transfer whose structured reference or referred document names what is paid.</summary>
    public BankStatementFile Structured(decimal amount, string creditorReference, string document) => Add(Entry(
        amount,
        "RON",
        "CRDT",
        false,
        "BOOK",
        null,
        Details($"<TxDtls><RmtInf><Strd><RfrdDocInf><Nb>{Escape(document)}</Nb></RfrdDocInf><CdtrRefInf><Ref>{Escape(creditorReference)}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>")));

    /// <summary>An entry as it stands.</summary>
    public BankStatementFile Raw(string entry) => Add(entry);

    /// <summary>The statement of another account in the same file.</summary>
    public BankStatementFile With(BankStatementFile other) => this with { Others = Others.Add(other.Statement("OTHER-1")) };

    public byte[] Write() => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{Version}">
          <BkToCstmrStmt>
            <GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2026-11-22T06:00:00</CreDtTm></GrpHdr>
            {Statement("STMT-1")}
            {string.Join('\n', Others)}
          </BkToCstmrStmt>
        </Document>
        """);

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Amount(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"<Amt Ccy=\"{currency}\">{amount:0.00}</Amt>");

    private static string Transaction(string text, string? endToEnd = null) =>
        $"<TxDtls><Refs><EndToEndId>{Escape(endToEnd ?? "NOTPROVIDED")}</EndToEndId></Refs><RltdPties><Dbtr><Nm>Ion Exemplu</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{Escape(text)}</Ustrd></RmtInf></TxDtls>";

    private static string Details(params IEnumerable<string> transactions) => $"<NtryDtls>{string.Concat(transactions)}</NtryDtls>";

    private BankStatementFile Add(string entry) => this with { Entries = Entries.Add(entry) };

    private string Entry(decimal amount, string currency, string direction, bool reversal, string status, string? reference, string details)
    {
        // The status became a choice in version 08.
        var state = string.CompareOrdinal(Version, "08") < 0 ? status : $"<Cd>{status}</Cd>";
        return $"<Ntry>{Amount(amount, currency)}<CdtDbtInd>{direction}</CdtDbtInd>{(reversal ? "<RvslInd>true</RvslInd>" : string.Empty)}<Sts>{state}</Sts>"
            + $"<BookgDt><Dt>2026-11-20</Dt></BookgDt>{(reference is null ? string.Empty : $"<AcctSvcrRef>{Escape(reference)}</AcctSvcrRef>")}<BkTxCd/>{details}</Ntry>";
    }

    private string Statement(string id) => $"<Stmt><Id>{id}</Id><Acct><Id><IBAN>{Iban}</IBAN></Id></Acct>{string.Concat(Entries)}</Stmt>";
}
