using System.Collections.Immutable;
using DigiRenew.Contracts;

namespace DigiRenew.Renewal;

/// <summary>Why something is refused: the problem, the values of its placeholders, and where a rule refused, that rule.</summary>
public sealed record Refusal(
    Problem Problem,
    ImmutableDictionary<string, string> Values,
    RuleCitation? Rule = null,
    DateOnly? LastPossible = null)
{
    public static Refusal Because(Problem problem, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var all = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return new(problem, all.ToImmutable());
    }

    public bool Equals(Refusal? other) => other is not null && other.Problem == Problem && other.LastPossible == LastPossible
        && other.Values.Count == Values.Count && Values.All(pair => other.Values.GetValueOrDefault(pair.Key) == pair.Value);

    public override int GetHashCode() => HashCode.Combine(Problem.Code, LastPossible);
}
