using System.Text.Json.Serialization;

namespace DigiRenew.Contracts.Wire;

/// <summary>POST /sessions, with a DPoP proof whose key the statement names.</summary>
/// <param name="Statement">Enveloping CMS over <see cref="Signed.SessionStatement"/>, base64.</param>
/// <param name="Time">The time in the statement.</param>
/// <param name="Nonce">The nonce in the statement.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SessionRequest(string Statement, DateTimeOffset Time, string Nonce);
