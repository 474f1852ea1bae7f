namespace DigiRenew.Journey.Payments.Statements;

/// <summary>What a booked entry of a bank statement is to us. Debits and returned debits are nothing to us and are left out.</summary>
public enum StatementEntryKind
{
    /// <summary>Money came in.</summary>
    Credit,

    /// <summary>Money that had come in was taken back (debit with the reversal indicator).</summary>
    Reversal,
}
