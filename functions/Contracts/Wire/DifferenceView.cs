namespace DigiRenew.Contracts.Wire;

/// <summary>A field of the old certificate beside the new one's.</summary>
public sealed record DifferenceView(string Field, string? Old, string? New);
