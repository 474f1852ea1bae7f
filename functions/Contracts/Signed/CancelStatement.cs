using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Signed;

/// <summary>The holder's cancellation (enveloping CAdES, <see cref="StatementTypes.Cancel"/>).</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CancelStatement(string Purpose, string Origin, Guid Order, DateTimeOffset Expires);
