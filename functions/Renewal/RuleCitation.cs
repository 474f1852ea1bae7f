using System.Collections.Immutable;

namespace DigiRenew.Renewal;

/// <summary>The rule that a decision rests on: name, version, effective date and what went in, by name.</summary>
public sealed record RuleCitation(string Name, string Version, DateOnly EffectiveFrom, ImmutableSortedDictionary<string, string> Inputs)
{
    public bool Equals(RuleCitation? other) => other is not null && Name == other.Name && Version == other.Version && EffectiveFrom == other.EffectiveFrom
        && Inputs.SequenceEqual(other.Inputs);

    public override int GetHashCode() => HashCode.Combine(Name, Version, EffectiveFrom);
}
