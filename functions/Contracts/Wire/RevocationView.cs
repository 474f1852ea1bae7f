namespace DigiRenew.Contracts.Wire;

/// <summary>A revocation that an officer asked for.</summary>
/// <param name="Officer">Who asked.</param>
/// <param name="Reason">As asked.</param>
/// <param name="Second">Who confirmed; null while that waits.</param>
/// <param name="Note">What the last of them wrote; for officers only.</param>
public sealed record RevocationView(string Officer, string Reason, string? Second, string? Note);
