using System.Collections.Immutable;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Pki;

namespace DigiRenew.Hosts.Settings;

/// <summary>The section <c>Service</c>: this machine's own matters.</summary>
/// <param name="RateFactor">Times the usual request rates.</param>
/// <param name="Certificate">PEM file of the TLS certificate and its chain; null where only http is served.</param>
/// <param name="CertificateKey">PEM file of its key.</param>
/// <param name="Smtp">The mail server; null: the outbox folder.</param>
/// <param name="IssuingPassphrase">The file whose first line is the issuing key's passphrase; null: keys/issuing.pass.</param>
/// <param name="IssuingToken">The token on which the issuing key lies; null: it is in a file.</param>
/// <param name="DemoKeys">Type of the keys of the hierarchy that --development makes.</param>
/// <param name="PublishRevocationLists">Whether this service makes the revocation lists of its issuing keys.</param>
/// <param name="RevocationAddresses">Where revocation lists may be got from.</param>
/// <param name="ResponderAddresses">OCSP responders that decide right before issuance; none where <c>Revocation</c> is crl.</param>
/// <param name="AuthorityRevocation">Whether the issuing certificates' own status is looked up.</param>
/// <param name="TimeStampAuthorities">Asked in this order; none: nothing is stamped.</param>
/// <param name="TimeStampAnchors">Certificate files of the time-stamping authorities' roots (DER).</param>
/// <param name="TimeStampRevocationAddresses">Where the lists are got from by which those authorities' certificates stand; none: nobody looks.</param>
/// <param name="MailEventsKey">The file of the public key that verifies a mail service's events; null: there is none.</param>
/// <param name="TrustAnchors">Certificate files of roots (DER); none: pki/root.cer.</param>
/// <param name="OperatorAnchors">Certificate files (DER) to which operators’ certificates must lead; none: being registered is enough.</param>
/// <param name="IssuingCertificates">Certificate files of issuing authorities beside the issuing key's (DER).</param>
public sealed record ServiceSettings(
    double RateFactor,
    string? Certificate,
    string? CertificateKey,
    SmtpSettings? Smtp,
    string? IssuingPassphrase,
    IssuingToken? IssuingToken,
    KeyAlgorithm DemoKeys,
    bool PublishRevocationLists,
    ImmutableArray<Uri> RevocationAddresses,
    ImmutableArray<Uri> ResponderAddresses,
    bool AuthorityRevocation,
    ImmutableArray<Uri> TimeStampAuthorities,
    ImmutableArray<string> TimeStampAnchors,
    ImmutableArray<Uri> TimeStampRevocationAddresses,
    string? MailEventsKey,
    ImmutableArray<string> TrustAnchors,
    ImmutableArray<string> IssuingCertificates,
    ImmutableArray<string> OperatorAnchors)
{
    /// <summary>What is named here and is not there.</summary>
    /// <param name="issues">Also of the issuing key, whose files a part that does not issue may not even see.</param>
    public IEnumerable<string> MissingFiles(bool issues) => ((ImmutableArray<(string Name, string? Path)>)
    [
        ("Certificate", Certificate),
        ("CertificateKey", CertificateKey),
        ("IssuingPassphrase", issues ? IssuingPassphrase : null),
        ("IssuingToken:Module", issues ? IssuingToken?.Module : null),
        ("IssuingToken:PinFile", issues ? IssuingToken?.PinFile : null),
        ("Smtp:PasswordFile", Smtp?.PasswordFile),
        ("Smtp:TrustedCertificates", Smtp?.TrustedCertificates),
        ("MailEventsKey", MailEventsKey),
        .. TimeStampAnchors.Select(file => ("TimeStampAnchors", file)),
        .. TrustAnchors.Select(file => ("TrustAnchors", file)),
        .. IssuingCertificates.Select(file => ("IssuingCertificates", file)),
        .. OperatorAnchors.Select(file => ("OperatorAnchors", file)),
    ])
    .Where(named => named.Path is { } path && !File.Exists(path))
    .Select(named => $"Service:{named.Name}: {named.Path} is not there.");
}
