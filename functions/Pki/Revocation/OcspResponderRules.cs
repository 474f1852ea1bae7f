using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>Who may answer in an issuer's name (RFC 6960 §4.2.2.2): a certificate issued by the issuer itself, for OCSP signing.</summary>
internal static class OcspResponderRules
{
    /// <summary>Why a delegated responder is not accepted; null where it is.</summary>
    public static string? WhyNot(CertificateFacts responder, CertificateFacts issuer, DateTimeOffset at) => responder switch
    {
        _ when !CertificateSignature.IsBy(issuer, responder) => "The responder's certificate is not of the issuer.",
        _ when !responder.ExtendedKeyUsages.Contains(Oids.OcspSigning) => "The responder's certificate is not for OCSP signing.",
        { NeedsNoRevocationCheck: false } => "The responder's certificate has no ocsp-nocheck: nobody could say whether it was revoked.",
        { IsAuthority: true } => "The responder's certificate is an authority's.",
        { KeyUsage: { } usage } when (usage & (KeyUsage.DigitalSignature | KeyUsage.ContentCommitment)) == 0 => "The responder's key is not for signatures.",
        { UnknownCriticalExtensions: [var oid, ..] } => $"The responder's certificate has the critical extension {oid}, which is not known.",
        _ when PublicKeys.IsTooSmall(responder.SubjectPublicKeyInfo) => "The responder's key is too small.",
        _ when at < responder.NotBefore || at > responder.NotAfter => "The responder's certificate is not valid at this time.",
        _ => null,
    };
}
