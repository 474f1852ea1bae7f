namespace DigiRenew.Agent.Papers;

/// <summary>A paper in the order's folder.</summary>
/// <param name="Kind">Wire name.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Sha256">Its digest, hexadecimal.</param>
/// <param name="Fetched">False where it was there already.</param>
public sealed record SavedPaper(string Kind, string Path, string Sha256, bool Fetched);
