using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>Development only: moves the clock to a moment.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ClockRequest(DateTimeOffset Now);
