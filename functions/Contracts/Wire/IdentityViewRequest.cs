using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST to look at an identity copy.</summary>
/// <param name="Reason">Why; an auditor needs one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record IdentityViewRequest(string? Reason = null);
