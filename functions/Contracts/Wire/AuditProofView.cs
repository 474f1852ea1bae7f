namespace DigiRenew.Contracts.Wire;

/// <summary>
/// That an order's records stood: a checkpoint, sealed by the service, whose list of changed heads names this order. Its seal is verified with
/// the anchor of /policy; the named head is the SHA-256 of the record of that sequence.
/// </summary>
/// <param name="Checkpoint">Number of the checkpoint.</param>
/// <param name="Sequence">The record that it names.</param>
/// <param name="Head">SHA-256 of that record.</param>
/// <param name="Sealed">The checkpoint (enveloping CMS, base64).</param>
public sealed record AuditProofView(long Checkpoint, long Sequence, string Head, string Sealed);
