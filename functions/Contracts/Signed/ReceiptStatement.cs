using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Signed;

/// <summary>What the service seals when it has stored an upload (enveloping CAdES by the seal key).</summary>
/// <param name="Purpose"><see cref="Purposes.Receipt"/>.</param>
/// <param name="Origin">The service's origin.</param>
/// <param name="Order">The order.</param>
/// <param name="Kind">Wire name of the upload kind.</param>
/// <param name="Attempt">1 for the first file of this kind.</param>
/// <param name="Sha256">Of the stored file, lower-case hexadecimal.</param>
/// <param name="SignatureSha256">Of the detached signature, or null for a paper.</param>
/// <param name="Length">Of the stored file, octets.</param>
/// <param name="Received">When it was stored (UTC).</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReceiptStatement(
    string Purpose, string Origin, Guid Order, string Kind, int Attempt, string Sha256, string? SignatureSha256, long Length, DateTimeOffset Received);
