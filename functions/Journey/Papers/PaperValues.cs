using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Journey.Papers;

/// <summary>How papers write dates, amounts and addresses, and what they say of the provider.</summary>
internal static class PaperValues
{
    /// <summary>The placeholders that name the provider only.</summary>
    public static ImmutableArray<(string Name, string Value)> OfProvider(ProviderSettings settings, Language language) =>
    [
        ("provider", settings.Name),
        ("providerAddress", Address(settings.Address)),
        ("providerTaxId", settings.TaxId),
        ("providerRegistration", settings.RegistrationNumber),
        ("helpdesk", settings.Contacts.Email),
        ("telephone", settings.Contacts.Telephone),
        ("iban", settings.Iban),
        ("bank", settings.Bank),
        ("website", settings.Contacts.Website),
        ("termsVersion", settings.TermsVersion),
        ("retention", PaperLabels.Years(settings.Retention.RecordYears).In(language)),
        ("copyDays", settings.Retention.CopiesAfterIssue.ToString(CultureInfo.InvariantCulture)),
    ];

    public static string Date(DateOnly date, Language language) => language == Language.Ro
        ? date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
        : date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Amount(decimal amount, string currency, Language language)
    {
        var number = amount.ToString("0.00", CultureInfo.InvariantCulture);
        return $"{(language == Language.Ro ? number.Replace('.', ',') : number)} {currency}";
    }

    /// <summary>E.g. 21 %.</summary>
    public static string Rate(decimal rate, Language language)
    {
        var percent = (rate * 100).ToString("0.##", CultureInfo.InvariantCulture);
        return $"{(language == Language.Ro ? percent.Replace('.', ',') : percent)} %";
    }

    public static string Address(AddressView address) => $"{address.Street}, {address.PostalCode} {address.City}, {address.County}, {address.Country}";
}
