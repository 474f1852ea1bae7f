using System.Numerics;

namespace DigiRenew.Hosts.Settings;

/// <summary>International bank account numbers.</summary>
public static class Iban
{
    /// <summary>Whether a text is one whose check digits hold (ISO 13616: modulo 97 is 1). Spaces are passed over.</summary>
    public static bool IsValid(string text)
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
