namespace DigiRenew.Journey.Sessions;

/// <summary>Personal data with most of it hidden.</summary>
internal static class Masks
{
    private const int Shown = 4;

    /// <summary>E.g. PNORO-*********3457: the scheme and the last four characters stay.</summary>
    public static string Identifier(string value)
    {
        var start = value.IndexOf('-', StringComparison.Ordinal) + 1;
        var hidden = Math.Max(0, value.Length - start - Shown);
        return value[..start] + new string('*', hidden) + value[(start + hidden)..];
    }

    /// <summary>E.g. a***@example.com: the first character and the domain stay.</summary>
    public static string Email(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 1 ? "***" : $"{address[0]}***{address[at..]}";
    }
}
