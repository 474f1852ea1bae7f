namespace DigiRenew.Journey.Storage;

/// <summary>Who owns a name, and since when (UTC).</summary>
public sealed record Claim(string Owner, DateTimeOffset Since);
