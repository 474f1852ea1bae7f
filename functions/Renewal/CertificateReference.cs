using DigiRenew.Pki;

namespace DigiRenew.Renewal;

/// <summary>The certificate under renewal.</summary>
/// <param name="Sha256">Of its DER.</param>
/// <param name="Serial">Upper-case hexadecimal.</param>
/// <param name="Issuer">SHA-256 of the issuer's name (DER).</param>
/// <param name="NotBefore">UTC.</param>
/// <param name="NotAfter">UTC.</param>
public sealed record CertificateReference(Sha256Digest Sha256, string Serial, Sha256Digest Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter);
