namespace DigiRenew.Renewal.Identifiers;

/// <summary>The Romanian tax identification code of organisations (cod unic de înregistrare): 2 to 10 digits, with or without RO before them.</summary>
public static class Cui
{
    private const string Weights = "753217532";

    /// <summary>Whether a text is a code whose check digit holds.</summary>
    public static bool IsValid(string? text)
    {
        var digits = text is not null && text.StartsWith("RO", StringComparison.OrdinalIgnoreCase) ? text[2..].TrimStart() : text;
        if (digits is not { Length: >= 2 and <= 10 } || !digits.All(char.IsAsciiDigit) || digits[0] == '0')
        {
            return false;
        }

        var body = digits[..^1].PadLeft(Weights.Length, '0');
        var sum = Weights.Select((weight, at) => (weight - '0') * (body[at] - '0')).Sum() * 10 % 11;
        return digits[^1] - '0' == (sum == 10 ? 0 : sum);
    }
}
