using System.Collections.Immutable;

namespace DigiRenew.Renewal.Rules;

/// <summary>What went into a decision, by name.</summary>
internal static class Facts
{
    public static ImmutableDictionary<string, string> Of(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var all = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        return all.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, string> Sorted(ImmutableDictionary<string, string> values) => values.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
