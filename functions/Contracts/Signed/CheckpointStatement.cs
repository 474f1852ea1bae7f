using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Signed;

/// <summary>A checkpoint over the heads of all orders' audit chains, chained to the one before (SPEC §9).</summary>
/// <param name="Purpose"><see cref="Purposes.Checkpoint"/>.</param>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Count">How many orders there are.</param>
/// <param name="Root">Merkle root over the heads, sorted by order id, lower-case hexadecimal.</param>
/// <param name="Previous">SHA-256 of the sealed checkpoint before; 64 zeros for the first.</param>
/// <param name="Changed">Heads that differ from the checkpoint before, sorted by order: with them a broken order can be named.</param>
/// <param name="Mark">Up to where the audit store was read, in its own words: the next checkpoint goes on from there. Null in one made before marks were sealed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CheckpointStatement(
    string Purpose, long Number, DateTimeOffset At, long Count, string Root, string Previous, IReadOnlyList<CheckpointHead> Changed, string? Mark = null);
