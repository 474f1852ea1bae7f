using System.Collections.Immutable;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>What a camt.053 file says: its accounts, and their booked credits and reversals of credits, in the order of the file.</summary>
/// <param name="Accounts">IBANs, without spaces, upper case.</param>
/// <param name="Entries">Of all accounts.</param>
public sealed record BankStatement(ImmutableArray<string> Accounts, ImmutableArray<StatementEntry> Entries);
