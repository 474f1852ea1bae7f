using System.Text;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Journey.Verification;

/// <summary>Indications as ETSI EN 319 102-1 writes them.</summary>
internal static class Indications
{
    public static string ToWire(this Indication indication) => indication switch
    {
        Indication.TotalPassed => "TOTAL-PASSED",
        Indication.TotalFailed => "TOTAL-FAILED",
        _ => "INDETERMINATE",
    };

    /// <summary>E.g. SIG_CRYPTO_FAILURE; empty for none.</summary>
    public static string ToWire(this SubIndication? why)
    {
        var wire = new StringBuilder();
        foreach (var letter in why?.ToString() ?? string.Empty)
        {
            if (char.IsUpper(letter) && wire.Length > 0)
            {
                wire.Append('_');
            }

            wire.Append(char.ToUpperInvariant(letter));
        }

        return wire.ToString();
    }
}
