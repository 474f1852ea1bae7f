using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>PUT of another address for an order's notices; a code goes to it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CorrespondenceRequest(string Email);
