using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Signed;

/// <summary>The head of one order's audit chain.</summary>
/// <param name="Order">The order.</param>
/// <param name="Sequence">Sequence of its last record.</param>
/// <param name="Head">SHA-256 of that record, lower-case hexadecimal.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CheckpointHead(Guid Order, long Sequence, string Head);
