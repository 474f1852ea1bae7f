namespace DigiRenew.Contracts.Wire;

/// <summary>What was received, and the same as sealed by the service (enveloping CMS, base64).</summary>
public sealed record ReceiptView(Signed.ReceiptStatement Receipt, string Sealed);
