namespace DigiRenew.Contracts.Wire;

/// <summary>The holder's personal number, whole; null where none is known.</summary>
public sealed record PersonalNumberView(string? PersonalNumber);
