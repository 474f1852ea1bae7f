namespace DigiRenew.Contracts.Wire;

/// <summary>GET /policy: what everybody may know.</summary>
/// <param name="Provider">Name of the trust service provider.</param>
/// <param name="Contacts">Where people get help.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Rules">The rule in force.</param>
/// <param name="Uploads">Formats and limits of each upload kind.</param>
/// <param name="Offers">Validity periods and prices.</param>
/// <param name="Terms">The general conditions in force.</param>
/// <param name="TrustAnchors">DER of the configured roots, base64.</param>
/// <param name="IssuingCertificates">DER of the provider's issuing certificates, base64.</param>
/// <param name="SealAnchors">DER of the certificates that anchor the seal, base64.</param>
/// <param name="OldestAgent">The oldest agent version that is served.</param>
/// <param name="ServiceTime">The service's clock (UTC).</param>
/// <param name="Development">True on a machine started with --development.</param>
/// <param name="KeyAlgorithms">Accepted for new keys, by preference: rsa-3072, rsa-4096, p-256, p-384.</param>
/// <param name="TimeZone">IANA name of the zone in which days are counted; null of a service from before it was said.</param>
public sealed record PolicyView(
    string Provider,
    ContactsView Contacts,
    IReadOnlyList<string> Languages,
    RuleView Rules,
    IReadOnlyList<UploadLimitView> Uploads,
    IReadOnlyList<OfferView> Offers,
    TermsView Terms,
    IReadOnlyList<string> TrustAnchors,
    IReadOnlyList<string> IssuingCertificates,
    IReadOnlyList<string> SealAnchors,
    string OldestAgent,
    DateTimeOffset ServiceTime,
    bool Development,
    IReadOnlyList<string> KeyAlgorithms,
    string? TimeZone = null);
