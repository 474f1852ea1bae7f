using System.Collections.Immutable;
using System.Globalization;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>An entry while it is being read (Ntry).</summary>
internal sealed class BookedEntry(int number)
{
    public decimal? Amount;

    public DateOnly? Booked;

    public string? Currency { get; set; }

    /// <summary>CRDT or DBIT.</summary>
    public string? Direction { get; set; }

    /// <summary>A credit with it is a debit that came back; a debit with it is a credit that was taken back.</summary>
    public bool IsReversal { get; set; }

    public string? Status { get; set; }

    public string? BankReference { get; set; }

    public string? Text { get; set; }

    public List<BookedTransaction> Transactions { get; } = [];

    /// <summary>
    /// The entry as credits and reversals. A batch is read transaction by transaction where each has its amount and together
    /// they make the entry's; otherwise it stays one, and finance looks at it.
    /// </summary>
    public IEnumerable<StatementEntry> Read(string? iban)
    {
        var isBatch = Transactions.Count > 1
            && Transactions.All(transaction => transaction is { Amount: not null, Currency: { } currency } && currency == Currency && (transaction.Direction ?? Direction) == Direction)
            && Transactions.Sum(transaction => transaction.Amount) == Amount;
        var place = number.ToString(CultureInfo.InvariantCulture);
        return Kind is not { } kind ? []
            : isBatch ? Transactions.Select((transaction, at) => new StatementEntry(
                string.Create(CultureInfo.InvariantCulture, $"{place}.{at + 1}"),
                iban,
                kind,
                transaction.Amount!.Value,
                transaction.Currency!,
                Booked,
                transaction.BankReference ?? BankReference,
                1,
                [.. transaction.References]))
            : [new(place, iban, kind, Amount!.Value, Currency!, Booked, BankReference ?? Transactions.FirstOrDefault()?.BankReference, 1, References)];
    }

    private StatementEntryKind? Kind => (Direction, IsReversal) switch
    {
        ("CRDT", false) => StatementEntryKind.Credit,
        ("DBIT", true) => StatementEntryKind.Reversal,
        _ => null,
    };

    private ImmutableArray<string> References =>
        [.. Transactions.SelectMany(transaction => transaction.References), .. Text is { Length: > 0 } text ? [text] : Array.Empty<string>()];
}
