using DigiRenew.Pki;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>An order's head as the last checkpoint that named it says.</summary>
/// <param name="Sequence">Sequence of its last record then.</param>
/// <param name="Head">SHA-256 of that record.</param>
/// <param name="Checkpoint">The number of that checkpoint.</param>
internal sealed record SealedHead(long Sequence, Sha256Digest Head, long Checkpoint);
