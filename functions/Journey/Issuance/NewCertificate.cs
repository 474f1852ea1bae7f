using System.Security.Cryptography;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>The certificate that an order will get (SPEC §6): a pure function of evidence, profile and what was fixed.</summary>
internal static class NewCertificate
{
    private const string Issuer = "{issuer}";

    /// <summary>127 random bits but for the first, which keeps the number positive and of one length.</summary>
    public static string DrawSerial()
    {
        Span<byte> octets = stackalloc byte[16];
        RandomNumberGenerator.Fill(octets);
        octets[0] = (byte)((octets[0] & 0x7F) | 0x40);
        return Convert.ToHexString(octets);
    }

    /// <summary>The profile in force, with how this holder was identified: anew for this order, or by their signature.</summary>
    public static CertificateProfile ProfileFor(ProviderSettings settings, OrderFacts order) => settings.Profile with
    {
        QcStatements = settings.Profile.QcStatements with
        {
            IdentMethod = order.Settled.ContainsKey(Blocker.Identification) ? QcIdentMethod.Eidas2Identified : QcIdentMethod.Eidas2Signature,
        },
    };

    /// <summary>The profile with the addresses of one issuing certificate.</summary>
    private static CertificateProfile Named(CertificateProfile profile, string issuer) => profile with
    {
        CaIssuersAddress = profile.CaIssuersAddress?.Replace(Issuer, issuer, StringComparison.Ordinal),
        CrlAddress = profile.CrlAddress?.Replace(Issuer, issuer, StringComparison.Ordinal),
    };

    /// <summary>DER of the TBSCertificate: subject and key from the evidence, the rest from profile and fixed values.</summary>
    public static byte[] Compose(
        ProviderSettings settings, IIssuingKey issuing, OrderFacts order, OrderedCertificate ordered, string serial, DateTimeOffset notBefore, DateTimeOffset notAfter) =>
        ToBeSignedCertificate.Compose(
            Named(ProfileFor(settings, order), issuing.Name),
            issuing.Certificate,
            ordered.Old.Subject,
            ordered.Request.SubjectPublicKeyInfo,
            ordered.Old.Email,
            serial,
            notBefore,
            notAfter,
            issuing.Key.Scheme);
}
