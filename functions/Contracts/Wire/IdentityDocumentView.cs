using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>The identity document: series, number, last day of validity.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record IdentityDocumentView(string Series, string Number, DateOnly ValidUntil);
