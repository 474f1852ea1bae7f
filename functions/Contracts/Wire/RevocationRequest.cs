using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST of an officer who wants an issued certificate revoked, and of the second one who confirms by the same reason.</summary>
/// <param name="Reason">unspecified, key-compromise, affiliation-changed, superseded, cessation-of-operation, privilege-withdrawn (RFC 5280 §5.3.1).</param>
/// <param name="Note">Who asked for it and how that was checked; for the officers.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RevocationRequest(string Reason, string Note);
