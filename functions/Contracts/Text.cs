namespace DigiRenew.Contracts;

/// <summary>One sentence in both languages; <c>{name}</c> stands for a value filled in by <see cref="In"/>.</summary>
public sealed record Text(string Ro, string En)
{
    /// <summary>The sentence in a language, with its placeholders filled in.</summary>
    public string In(Language language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = language == Language.Ro ? Ro : En;
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
