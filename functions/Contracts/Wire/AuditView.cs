namespace DigiRenew.Contracts.Wire;

/// <summary>The audit records of one order, each the exact bytes that were hashed (base64), the head, and its proof.</summary>
/// <param name="Order">The order.</param>
/// <param name="Records">Oldest first.</param>
/// <param name="Head">SHA-256 of the last record.</param>
/// <param name="Proof">The newest sealed checkpoint that names the order; null where none does yet.</param>
public sealed record AuditView(Guid Order, IReadOnlyList<string> Records, string Head, AuditProofView? Proof = null);
