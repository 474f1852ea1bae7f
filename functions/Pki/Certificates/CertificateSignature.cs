using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>Who signed a certificate.</summary>
public static class CertificateSignature
{
    /// <summary>Whether an authority issued a certificate: it names the authority, and its signature holds under the authority's key.</summary>
    public static bool IsBy(CertificateFacts authority, CertificateFacts certificate)
    {
        ArgumentNullException.ThrowIfNull(authority);
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Issuer.Span.SequenceEqual(authority.Subject.Span)
            && Der.Read(certificate.Der, "a certificate", SignedStructure.Read).HoldsUnder(authority.SubjectPublicKeyInfo);
    }
}
