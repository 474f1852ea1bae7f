namespace DigiRenew.Contracts.Wire;

/// <summary>The audit records of one order, each the exact bytes that were hashed (base64), and the head.</summary>
public sealed record AuditView(Guid Order, IReadOnlyList<string> Records, string Head);
