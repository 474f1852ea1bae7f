using System.Numerics;

namespace DigiRenew.Hosts.Local.Configuration;

/// <summary>Check digits of a provider's own numbers.</summary>
internal static class CheckDigits
{
    private const string CuiWeights = "753217532";

    /// <summary>CUI: weights over the digits padded to nine, times 10, modulo 11; 10 counts as 0. A leading RO is passed over.</summary>
    public static bool IsCui(string text)
    {
        var digits = text.StartsWith("RO", StringComparison.OrdinalIgnoreCase) ? text[2..].Trim() : text;
        if (digits.Length is < 2 or > 10 || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = digits[..^1].PadLeft(CuiWeights.Length, '0').Zip(CuiWeights, (digit, weight) => (digit - '0') * (weight - '0')).Sum();
        return sum * 10 % 11 % 10 == digits[^1] - '0';
    }

    /// <summary>IBAN: ISO 13616, modulo 97 is 1. Spaces are passed over.</summary>
    public static bool IsIban(string text)
    {
        var iban = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (iban.Length is < 15 or > 34 || !iban.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        var number = (iban[4..] + iban[..4]).ToUpperInvariant()
            .Aggregate(BigInteger.Zero, (sum, next) => char.IsAsciiDigit(next) ? (sum * 10) + (next - '0') : (sum * 100) + (next - 'A' + 10));
        return number % 97 == 1;
    }
}
