namespace DigiRenew.Renewal.Identifiers;

/// <summary>The Romanian personal numeric code (cod numeric personal): 13 digits, the last one a check digit.</summary>
public static class Cnp
{
    private const string Weights = "279146358279";
    private const string Scheme = "PNORO-";

    /// <summary>Whether a text is a code: its check digit holds and it has a month and a day.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 13 } || !text.All(char.IsAsciiDigit) || text[0] == '0')
        {
            return false;
        }

        var sum = Weights.Select((weight, at) => Digit(weight) * Digit(text[at])).Sum() % 11;
        var month = 10 * Digit(text[3]) + Digit(text[4]);
        var day = 10 * Digit(text[5]) + Digit(text[6]);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && Digit(text[12]) == (sum == 10 ? 1 : sum);
    }

    /// <summary>The code within a subject's serialNumber (ETSI EN 319 412-1 §5.1.3, PNORO-…), or null where it is of another scheme.</summary>
    public static string? FromSerialNumber(string? serialNumber) =>
        serialNumber is not null && serialNumber.StartsWith(Scheme, StringComparison.Ordinal) ? serialNumber[Scheme.Length..] : null;

    private static int Digit(char digit) => digit - '0';
}
