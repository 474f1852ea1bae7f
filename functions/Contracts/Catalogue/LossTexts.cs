using System.Collections.Frozen;
using System.Globalization;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>What a holder loses by a renewal, told before the order (SPEC §6).</summary>
public static class LossTexts
{
    private static readonly FrozenDictionary<string, Text> Fields = new Dictionary<string, Text>
    {
        ["policies"] = new(
            "Certificatul nou nu mai numește politica {lost}, pe care o are cel actual. Dacă cineva v-o cere, sunați la {telephone} înainte de comandă.",
            "The new certificate no longer names policy {lost}, which the present one has. If somebody asks you for it, call {telephone} before you order."),
        ["key-usage"] = new(
            "Certificatul nou nu mai este pentru {lost}, cum este cel actual. Dacă îl folosiți așa, sunați la {telephone} înainte de comandă.",
            "The new certificate is no longer for {lost}, as the present one is. If you use it so, call {telephone} before you order."),
        ["extended-key-usage"] = new(
            "Certificatul nou nu mai este pentru {lost}, cum este cel actual. Dacă îl folosiți așa, sunați la {telephone} înainte de comandă.",
            "The new certificate is no longer for {lost}, as the present one is. If you use it so, call {telephone} before you order."),
        ["qc-compliance"] = new(
            "Certificatul nou nu mai declară că este calificat. Sunați la {telephone} înainte de comandă.",
            "The new certificate no longer states that it is qualified. Call {telephone} before you order."),
        ["qc-sscd"] = new(
            "Certificatul nou nu mai declară că cheia este pe un dispozitiv calificat. Sunați la {telephone} înainte de comandă.",
            "The new certificate no longer states that its key is on a qualified device. Call {telephone} before you order."),
        ["qc-types"] = new(
            "Certificatul nou nu mai are tipul {lost}, pe care îl are cel actual. Dacă vă trebuie, sunați la {telephone} înainte de comandă.",
            "The new certificate no longer has the type {lost}, which the present one has. If you need it, call {telephone} before you order."),
        ["qc-retention"] = new(
            "Certificatul nou promite că evidențele se păstrează mai puțin decât la cel actual ({lost}). Dacă vă trebuie, sunați la {telephone} înainte de comandă.",
            "The new certificate promises that records are kept for less long than with the present one ({lost}). If you need that, call {telephone} before you order."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Text> Uses = new Dictionary<string, Text>
    {
        ["DigitalSignature"] = new("autentificare (digitalSignature)", "signing in (digitalSignature)"),
        ["KeyEncipherment"] = new("criptarea cheilor, de exemplu e-mailuri criptate (keyEncipherment)", "encrypting keys, e.g. encrypted e-mail (keyEncipherment)"),
        ["DataEncipherment"] = new("criptarea datelor (dataEncipherment)", "encrypting data (dataEncipherment)"),
        ["KeyAgreement"] = new("stabilirea de chei comune (keyAgreement)", "agreeing on keys (keyAgreement)"),
        ["2.5.29.37.0"] = new("orice scop", "any purpose"),
        ["1.3.6.1.5.5.7.3.2"] = new("autentificare pe site-uri (clientAuth)", "signing in to web sites (clientAuth)"),
        ["1.3.6.1.5.5.7.3.4"] = new("semnarea și criptarea e-mailurilor (emailProtection)", "signing and encrypting e-mail (emailProtection)"),
        ["1.3.6.1.5.5.7.3.36"] = new("semnarea documentelor (documentSigning)", "signing documents (documentSigning)"),
        ["1.3.6.1.4.1.311.10.3.12"] = new("semnarea documentelor în programele Microsoft", "signing documents in Microsoft’s programs"),
        ["1.2.840.113583.1.1.5"] = new("semnarea documentelor în programele Adobe", "signing documents in Adobe’s programs"),
        ["1.3.6.1.4.1.311.20.2.2"] = new("autentificare în Windows cu tokenul", "signing in to Windows with the token"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Text ManyYears = new("{years} de ani", "{years} years");

    /// <summary>One loss, as a sentence with what to do.</summary>
    /// <param name="field">As the differences name it.</param>
    /// <param name="lost">Usages by name, periods as ISO 8601 has them (P10Y), else object identifiers; what has no words stays.</param>
    /// <param name="telephone">Of the helpdesk.</param>
    /// <param name="language">Of the sentence.</param>
    public static string Say(string field, IEnumerable<string> lost, string telephone, Language language) => Fields[field].In(
        language,
        ("lost", string.Join(", ", lost.Select(value => InWords(value, language)))),
        ("telephone", telephone));

    private static string InWords(string value, Language language) =>
        Uses.TryGetValue(value, out var text) ? text.In(language)
        : value is ['P', .. var digits, 'Y'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? Years(years).In(language, ("years", digits))
        : value;

    private static Text Years(int years) => years == 1 ? MailTexts.OneYear
        : years % 100 is > 0 and < 20 ? MailTexts.Years
        : ManyYears;
}
