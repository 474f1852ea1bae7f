using System.Collections.Immutable;

namespace DigiRenew.Renewal;

/// <summary>The rule that a decision rests on: name, version, effective date and what went in, by name.</summary>
public sealed record RuleCitation(string Name, string Version, DateOnly EffectiveFrom, ImmutableSortedDictionary<string, string> Inputs);
