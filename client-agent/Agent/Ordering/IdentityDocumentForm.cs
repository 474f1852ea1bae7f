using System.Text.Json.Serialization;

namespace DigiRenew.Agent.Ordering;

/// <summary>The identity document, as far as it is filled in.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record IdentityDocumentForm(string? Series = null, string? Number = null, DateOnly? ValidUntil = null);
