using DigiRenew.Journey.Configuration;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>The account that holders pay to.</summary>
internal static class OwnAccount
{
    /// <summary>IBAN, without spaces, upper case.</summary>
    public static string Of(ProviderSettings settings) => settings.Iban.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
