using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Signed;

/// <summary>Signed with the new key once the new certificate was read back from the token.</summary>
/// <param name="Purpose"><see cref="Purposes.Installation"/>.</param>
/// <param name="Origin">The service's origin.</param>
/// <param name="Order">The order.</param>
/// <param name="Expires">After this the statement is void (UTC).</param>
/// <param name="Certificate">SHA-256 of the new certificate as read back, lower-case hexadecimal.</param>
/// <param name="Device">The token it lies on.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record InstallationStatement(
    string Purpose, string Origin, Guid Order, DateTimeOffset Expires, string Certificate, Wire.DeviceView Device);
