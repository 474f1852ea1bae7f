namespace DigiRenew.Contracts.Catalogue;

/// <summary>Labels and short phrases that several papers share.</summary>
public static class PaperLabels
{
    public static Text Subtitle { get; } = new("Comanda {number} din {orderDate}", "Order {number} of {orderDate}");

    public static Text Provider { get; } = new("Furnizorul", "The provider");

    public static Text Holder { get; } = new("Titularul", "The holder");

    public static Text Subscriber { get; } = new("Abonatul", "The subscriber");

    public static Text Name { get; } = new("Nume", "Name");

    public static Text Company { get; } = new("Denumire", "Name");

    public static Text Address { get; } = new("Adresă", "Address");

    public static Text TaxId { get; } = new("CUI", "Tax id");

    public static Text Registration { get; } = new("Nr. registrul comerțului", "Trade register number");

    public static Text PersonalNumber { get; } = new("Cod numeric personal", "Personal number (CNP)");

    public static Text Document { get; } = new("Act de identitate", "Identity document");

    public static Text DocumentValue { get; } = new(
        "seria {documentSeries} nr. {documentNumber}, valabil până la {documentUntil}",
        "series {documentSeries} number {documentNumber}, valid until {documentUntil}");

    public static Text Phone { get; } = new("Telefon", "Telephone");

    public static Text Email { get; } = new("E-mail", "E-mail");

    public static Text Organisation { get; } = new("Organizația din certificat", "Organisation in the certificate");

    public static Text OldCertificate { get; } = new("Certificatul înlocuit", "Certificate being replaced");

    public static Text Serial { get; } = new("Număr de serie", "Serial number");

    public static Text Issuer { get; } = new("Emitent", "Issuer");

    public static Text Until { get; } = new("Valabil până la", "Valid until");

    public static Text Digest { get; } = new("SHA-256", "SHA-256");

    public static Text NewCertificate { get; } = new("Certificatul nou", "New certificate");

    public static Text Validity { get; } = new("Perioada de valabilitate", "Validity period");

    public static Text IssueDate { get; } = new("Data emiterii", "Date of issue");

    public static Text NewKey { get; } = new("SHA-256 al cheii publice noi", "SHA-256 of the new public key");

    public static Text Token { get; } = new("Token", "Token");

    public static Text TermsVersion { get; } = new("Versiunea condițiilor", "Version of the conditions");

    public static Text TermsDigest { get; } = new("SHA-256 al textului acceptat", "SHA-256 of the text accepted");

    public static Text SignsQualified { get; } = new(
        "Semnătură electronică calificată, cu certificatul care se înlocuiește",
        "Qualified electronic signature, with the certificate that is being replaced");

    public static Text AcceptsBySeal { get; } = new(
        "Acceptă prin confirmarea de primire sigilată și prin emiterea certificatului",
        "Accepts by the sealed receipt and by issuing the certificate");

    public static Text Footer { get; } = new("{provider} · asistență: {helpdesk}, {telephone}", "{provider} · helpdesk: {helpdesk}, {telephone}");

    /// <summary>E.g. "2 years".</summary>
    public static Text Years(int years) => years == 1 ? new("1 an", "1 year") : new($"{years} ani", $"{years} years");
}
