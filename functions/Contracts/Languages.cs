namespace DigiRenew.Contracts;

/// <summary>Language tags (BCP 47) and the choice from an Accept-Language header (RFC 9110 §12.5.4).</summary>
public static class Languages
{
    public static string ToTag(this Language language) => language == Language.Ro ? "ro" : "en";

    /// <summary>The language of a tag such as <c>ro-RO</c>; null for one that we do not speak.</summary>
    public static Language? Parse(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "ro" => Language.Ro,
        "en" => Language.En,
        _ => null,
    };

    /// <summary>The first language of the header that we speak, in the header's order; Romanian otherwise.</summary>
    public static Language Accepted(string? header)
    {
        foreach (var range in (header ?? string.Empty).Split(','))
        {
            if (Parse(range.Split(';')[0].Trim()) is { } language)
            {
                return language;
            }
        }

        return Language.Ro;
    }
}
