namespace DigiRenew.Pki.Certificates;

/// <summary>Composes TBSCertificate (RFC 5280 §4.1.2): the same inputs give the same octets.</summary>
public static class ToBeSignedCertificate
{
    /// <summary>An end-entity certificate.</summary>
    /// <param name="profile">The current profile.</param>
    /// <param name="issuer">The issuing certificate.</param>
    /// <param name="subject">DER of the subject's Name, taken over byte for byte.</param>
    /// <param name="subjectPublicKeyInfo">DER of the public key.</param>
    /// <param name="email">rfc822Name of the subject alternative name, or null.</param>
    /// <param name="serial">Positive, upper-case hexadecimal, 64 to 159 bits.</param>
    /// <param name="notBefore">UTC, whole seconds.</param>
    /// <param name="notAfter">UTC, whole seconds.</param>
    /// <param name="scheme">How the issuer will sign.</param>
    public static byte[] Compose(
        CertificateProfile profile,
        CertificateFacts issuer,
        ReadOnlyMemory<byte> subject,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        string? email,
        string serial,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        SignatureScheme scheme) => throw new NotImplementedException();

    /// <summary>A CA certificate, for the demo hierarchy and tests; self-signed where <paramref name="issuer"/> is null.</summary>
    public static byte[] ComposeAuthority(
        CertificateFacts? issuer,
        ReadOnlyMemory<byte> subject,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        int? pathLength,
        string? crlAddress,
        string serial,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        SignatureScheme scheme) => throw new NotImplementedException();

    /// <summary>A seal or TLS certificate: end entity with given usages and no QCStatements.</summary>
    public static byte[] ComposePlain(
        CertificateFacts? issuer,
        ReadOnlyMemory<byte> subject,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        KeyUsage keyUsage,
        IReadOnlyList<string> extendedKeyUsages,
        IReadOnlyList<string> dnsNames,
        string serial,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        SignatureScheme scheme) => throw new NotImplementedException();

    /// <summary>Certificate from TBSCertificate and signature value.</summary>
    public static byte[] Join(ReadOnlyMemory<byte> toBeSigned, SignatureScheme scheme, ReadOnlyMemory<byte> signature) => throw new NotImplementedException();

    /// <summary>The TBSCertificate within a certificate.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> certificate) => throw new NotImplementedException();
}
