using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The first link of the audit trail that does not hold.</summary>
/// <param name="What">
/// Of an order: removed, inserted, reordered, changed, truncated, order-removed. Of a checkpoint: checkpoint-seal,
/// checkpoint-removed, checkpoint-chain, checkpoint-content, checkpoint-root.
/// </param>
/// <param name="Order">The order, where it is one.</param>
/// <param name="Sequence">The record's place in the order, 1 for the first.</param>
/// <param name="Checkpoint">The number of the checkpoint that is broken, or that shows it.</param>
public sealed record AuditFinding(string What, RenewalId? Order, long? Sequence, long? Checkpoint);
