using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>Finds proforma numbers in what payers and banks write: any case, with or without hyphens, broken over two lines.</summary>
public static partial class ProformaNumbers
{
    /// <summary>The numbers, each once, as we write them, e.g. PF-7K3M9-2QXTA.</summary>
    public static ImmutableArray<string> In(ImmutableArray<string> texts)
    {
        var found = texts.SelectMany(Numbers).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return found.IsEmpty ? [.. Numbers(string.Concat(texts)).Distinct(StringComparer.Ordinal)] : found;
    }

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text.ToUpperInvariant())
        .Select(match => $"PF-{match.Groups[1].Value}-{match.Groups[2].Value}".Replace('O', '0').Replace('I', '1').Replace('L', '1'));

    /// <summary>Crockford's base 32; O, I and L are read as the digits that they are taken for.</summary>
    [GeneratedRegex(@"(?<![0-9A-Z])PF[\s\-./:]{0,3}([0-9A-TV-Z]{5})[\s\-./]{0,3}([0-9A-TV-Z]{5})(?![0-9A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
