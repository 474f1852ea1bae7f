namespace DigiRenew.Contracts.Wire;

/// <summary>The rule that a decision cites: its name, version and the values that went in.</summary>
public sealed record RuleView(string Name, string Version, DateOnly EffectiveFrom, IReadOnlyDictionary<string, string> Inputs);
