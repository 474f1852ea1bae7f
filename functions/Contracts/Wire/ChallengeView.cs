namespace DigiRenew.Contracts.Wire;

/// <summary>POST /challenges: a single-use nonce (base64url), its end, and the service's time (UTC).</summary>
public sealed record ChallengeView(string Nonce, DateTimeOffset Expires, DateTimeOffset ServiceTime);
