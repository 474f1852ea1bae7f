namespace DigiRenew.Journey.Payments.Statements;

/// <summary>A transaction of an entry while it is being read (TxDtls).</summary>
internal sealed class BookedTransaction
{
    public decimal? Amount;

    public string? Currency { get; set; }

    public string? Direction { get; set; }

    public string? BankReference { get; set; }

    public List<string> References { get; } = [];
}
