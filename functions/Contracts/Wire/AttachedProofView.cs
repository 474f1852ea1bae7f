namespace DigiRenew.Contracts.Wire;

/// <summary>A payment proof that an operator attached; no holder signed it.</summary>
/// <param name="By">Who attached it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Flag">What an officer should look at; null where there is nothing, or the caller is not to know.</param>
public sealed record AttachedProofView(string By, DateTimeOffset At, string Sha256, string? Flag);
