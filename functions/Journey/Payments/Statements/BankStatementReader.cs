using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>
/// Reads ISO 20022 camt.053 (BankToCustomerStatement), versions .001.02 to .001.13. The file comes from outside: no document
/// type, no entity but XML's own five, nothing is fetched, and depth, text and entries have limits.
/// </summary>
public sealed partial class BankStatementReader
{
    /// <summary>The most octets of a file.</summary>
    public const int MostOctets = 16 * 1024 * 1024;

    /// <summary>The most entries and transactions of a file, of whatever kind.</summary>
    public const int MostEntries = 20_000;

    private const int MostDepth = 40;
    private const int MostText = 1_000;
    private const int MostReferences = 64;
    private const string Statement = "/Document/BkToCstmrStmt/Stmt";
    private const string Entry = "/Ntry";
    private const string Transaction = "/Ntry/NtryDtls/TxDtls";

    private readonly XmlReader _xml;
    private readonly Stack<string> _path = new();
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<string>.Builder _accounts = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<StatementEntry>.Builder _entries = ImmutableArray.CreateBuilder<StatementEntry>();
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private readonly List<BookedEntry> _open = [];
    private string? _namespace;
    private string? _iban;
    private string? _currency;
    private int _number;
    private int _counted;

    private BankStatementReader(XmlReader xml) => _xml = xml;

    /// <summary>Reads a file.</summary>
    /// <returns>The statement, or <c>statement-unreadable</c> with where and why.</returns>
    public static Outcome<BankStatement> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MostOctets)
        {
            return Unreadable("too-large", 0);
        }

        using var octets = new MemoryStream(file.ToArray(), writable: false);
        using var xml = XmlReader.Create(octets, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostOctets,
            MaxCharactersFromEntities = MostText,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        try
        {
            return new BankStatementReader(xml).Read();
        }
        catch (XmlException broken)
        {
            return Unreadable("not-xml", broken.LineNumber);
        }
    }

    private static Refusal Unreadable(string reason, int line) =>
        Refusal.Because(Problems.StatementUnreadable, ("reason", reason), ("line", line.ToString(CultureInfo.InvariantCulture)));

    private Refusal Unreadable(string reason) => Unreadable(reason, (_xml as IXmlLineInfo)?.LineNumber ?? 0);

    private Outcome<BankStatement> Read()
    {
        while (_xml.Read())
        {
            var wrong = _xml.NodeType switch
            {
                XmlNodeType.Element => Begin(),
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace => Append(),
                XmlNodeType.EndElement => End(),
                _ => null,
            };
            if (wrong is not null)
            {
                return Unreadable(wrong);
            }
        }

        return _namespace is null ? Unreadable("not-camt-053") : new BankStatement(_accounts.ToImmutable(), _entries.ToImmutable());
    }

    private string? Begin()
    {
        _namespace ??= Versions().IsMatch(_xml.NamespaceURI) ? _xml.NamespaceURI : null;
        if (_namespace is null)
        {
            return "not-camt-053";
        }

        if (_path.Count >= MostDepth)
        {
            return "too-deep";
        }

        // What stands in another namespace is a supplement that we don't read; its name must not look like one that we do.
        var name = _xml.NamespaceURI == _namespace ? _xml.LocalName : "-";
        var empty = _xml.IsEmptyElement;
        _path.Push(_path.TryPeek(out var above) ? $"{above}/{name}" : $"/{name}");
        _text.Clear();
        var place = Place();
        if (place is "/Ntry/Amt" or Transaction + "/Amt" or Transaction + "/AmtDtls/TxAmt/Amt")
        {
            _currency = _xml.GetAttribute("Ccy");
        }

        if (place is Entry or Transaction && ++_counted > MostEntries)
        {
            return "too-many-entries";
        }

        switch (place)
        {
            case Entry:
                _open.Add(new(++_number));
                break;
            case Transaction when _open.Count > 0:
                _open[^1].Transactions.Add(new());
                break;
        }

        return empty ? End() : null;
    }

    private string? Append()
    {
        if (_text.Length + _xml.Value.Length > MostText && Place() is not null)
        {
            return "text-too-long";
        }

        _text.Append(_xml.Value.AsSpan(0, Math.Min(_xml.Value.Length, MostText)));
        return null;
    }

    private string? End()
    {
        var wrong = Place() is { } place ? Take(place, _text.ToString().Trim()) : null;
        _path.Pop();
        _text.Clear();
        return wrong;
    }

    /// <summary>Where we are, below the statement; null where that is not within one.</summary>
    private string? Place() => _path.Peek() is var path && path.StartsWith(Statement, StringComparison.Ordinal)
        && (path.Length == Statement.Length || path[Statement.Length] == '/')
        ? path[Statement.Length..]
        : null;

    private string? Take(string place, string text)
    {
        if (place.Length == 0)
        {
            return Close();
        }

        if (place == "/Acct/Id/IBAN")
        {
            _iban = text.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
            return null;
        }

        return _open.Count == 0 ? null
            : place.StartsWith(Transaction + "/", StringComparison.Ordinal) && _open[^1].Transactions.Count > 0
                ? Take(_open[^1].Transactions[^1], place[(Transaction.Length + 1)..], text)
            : Take(_open[^1], place, text);
    }

    private string? Take(BookedEntry entry, string place, string text)
    {
        switch (place)
        {
            case "/Ntry/Amt":
                entry.Currency = _currency;
                return Amount(text, out entry.Amount);
            case "/Ntry/CdtDbtInd":
                entry.Direction = text;
                return null;
            case "/Ntry/RvslInd":
                entry.IsReversal = text is "true" or "1";
                return null;
            case "/Ntry/Sts" when text.Length > 0:
            case "/Ntry/Sts/Cd":
                entry.Status = text;
                return null;
            case "/Ntry/BookgDt/Dt" or "/Ntry/BookgDt/DtTm":
                return Date(text, out entry.Booked);
            case "/Ntry/AcctSvcrRef":
                entry.BankReference = text;
                return null;
            case "/Ntry/AddtlNtryInf":
                entry.Text = text;
                return null;
            default:
                return null;
        }
    }

    private string? Take(BookedTransaction transaction, string place, string text)
    {
        switch (place)
        {
            case "Amt":
                transaction.Currency = _currency;
                return Amount(text, out transaction.Amount);
            case "AmtDtls/TxAmt/Amt" when transaction.Amount is null:
                transaction.Currency = _currency;
                return Amount(text, out transaction.Amount);
            case "CdtDbtInd":
                transaction.Direction = text;
                return null;
            case "Refs/AcctSvcrRef":
                transaction.BankReference = text;
                return null;
            case "Refs/EndToEndId" or "RmtInf/Ustrd" or "RmtInf/Strd/CdtrRefInf/Ref" or "RmtInf/Strd/RfrdDocInf/Nb" or "RmtInf/Strd/AddtlRmtInf" or "AddtlTxInf" when text.Length > 0:
                transaction.References.Add(text);
                return transaction.References.Count > MostReferences ? "too-many-references" : null;
            default:
                return null;
        }
    }

    /// <summary>Ends a statement: its account is known now, whatever came first.</summary>
    private string? Close()
    {
        if (_iban is { } iban && !_accounts.Contains(iban))
        {
            _accounts.Add(iban);
        }

        foreach (var entry in _open.Where(entry => entry.Status == "BOOK"))
        {
            if (entry.Amount is null || entry.Currency is null || entry.Direction is not ("CRDT" or "DBIT"))
            {
                return "entry-incomplete";
            }

            _entries.AddRange(entry.Read(_iban).Select(Numbered));
        }

        _open.Clear();
        _iban = null;
        return null;
    }

    private StatementEntry Numbered(StatementEntry entry)
    {
        var key = entry.Key.Hex;
        var occurrence = _alike[key] = _alike.GetValueOrDefault(key) + 1;
        return entry with { Occurrence = occurrence };
    }

    private static string? Amount(string text, out decimal? amount)
    {
        var valid = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && text.Length is > 0 and <= 19;
        amount = valid ? value : null;
        return valid ? null : "amount";
    }

    private static string? Date(string text, out DateOnly? date)
    {
        var valid = DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        date = valid ? value : null;
        return valid ? null : "date";
    }

    [GeneratedRegex(@"^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(0[2-9]|1[0-3])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Versions();
}
