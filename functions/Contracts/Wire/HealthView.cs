namespace DigiRenew.Contracts.Wire;

/// <summary>Which part is ready and which is not.</summary>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Parts);
