namespace DigiRenew.Contracts.Catalogue;

public static partial class Words
{
    private static Dictionary<string, Text> Fields => new(StringComparer.Ordinal)
    {
        ["name"] = new("numele", "name"),
        ["organisation"] = new("organizația", "organisation"),
        ["country"] = new("țara", "country"),
        ["serial-number"] = new("codul personal", "personal number"),
        ["language"] = new("Limba", "Language"),
        ["validity-years"] = new("Perioada de valabilitate", "Validity period"),
        ["phone"] = new("Telefonul", "Telephone"),
        ["street"] = new("Strada și numărul", "Street"),
        ["city"] = new("Localitatea", "City"),
        ["county"] = new("Județul", "County"),
        ["postal-code"] = new("Codul poștal", "Postal code"),
        ["address-country"] = new("Țara din adresă", "Country of the address"),
        ["document-series"] = new("Seria actului de identitate", "Series of the identity document"),
        ["document-number"] = new("Numărul actului de identitate", "Number of the identity document"),
        ["personal-number"] = new("Codul numeric personal", "Personal number (CNP)"),
        ["billing-kind"] = new("Facturarea", "Billing"),
        ["billing-name"] = new("Denumirea organizației", "Name of the organisation"),
        ["billing-tax-id"] = new("Codul de înregistrare fiscală", "Tax id (CUI)"),
        ["new-key"] = new("Amprenta cheii noi", "Digest of the new key"),
        ["device"] = new("Datele tokenului", "Token data"),
    };
}
