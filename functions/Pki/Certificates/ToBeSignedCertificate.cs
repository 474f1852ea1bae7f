using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>Composes TBSCertificate (RFC 5280 §4.1.2): the same inputs give the same octets.</summary>
public static class ToBeSignedCertificate
{
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3);

    /// <summary>An end-entity certificate.</summary>
    /// <param name="profile">The current profile.</param>
    /// <param name="issuer">The issuing certificate.</param>
    /// <param name="subject">DER of the subject's Name, taken over byte for byte.</param>
    /// <param name="subjectPublicKeyInfo">DER of the public key.</param>
    /// <param name="email">rfc822Name of the subject alternative name, or null.</param>
    /// <param name="serial">Positive, upper-case hexadecimal, 64 to 159 bits (20 octets of DER at most).</param>
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
        SignatureScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(issuer);
        return Compose(issuer, subject, subjectPublicKeyInfo, serial, notBefore, notAfter, scheme, writer =>
        {
            writer.WriteKeyUsage(profile.KeyUsage);
            writer.WritePolicies(profile.Policies);
            writer.WriteExtendedKeyUsages(profile.ExtendedKeyUsages);
            writer.WriteAlternativeNames(email, []);
            writer.WriteCrlAddress(profile.CrlAddress);
            writer.WriteInformationAccess(profile.OcspAddress, profile.CaIssuersAddress);
            writer.WriteQcStatements(profile.QcStatements);
        });
    }

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
        SignatureScheme scheme) =>
        Compose(issuer, subject, subjectPublicKeyInfo, serial, notBefore, notAfter, scheme, writer =>
        {
            writer.WriteAuthority(pathLength);
            writer.WriteKeyUsage(KeyUsage.KeyCertSign | KeyUsage.CrlSign);
            writer.WriteAnyPolicy(issuer is not null);
            writer.WriteCrlAddress(crlAddress);
        });

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
        SignatureScheme scheme) =>
        Compose(issuer, subject, subjectPublicKeyInfo, serial, notBefore, notAfter, scheme, writer =>
        {
            writer.WriteKeyUsage(keyUsage);
            writer.WriteExtendedKeyUsages(extendedKeyUsages);
            writer.WriteAlternativeNames(null, dnsNames);
            writer.WriteOcspNoCheck(extendedKeyUsages.Contains(Oids.OcspSigning));
        });

    /// <summary>Certificate from TBSCertificate and signature value.</summary>
    public static byte[] Join(ReadOnlyMemory<byte> toBeSigned, SignatureScheme scheme, ReadOnlyMemory<byte> signature) =>
        SignedStructure.Join(toBeSigned, scheme, signature);

    /// <summary>The TBSCertificate within a certificate.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not a certificate.</exception>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> certificate) =>
        Der.Read(certificate, "a certificate", SignedStructure.Read).ToBeSigned;

    private static byte[] Compose(
        CertificateFacts? issuer,
        ReadOnlyMemory<byte> subject,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        string serial,
        DateTimeOffset notBefore,
        DateTimeOffset notAfter,
        SignatureScheme scheme,
        Action<AsnWriter> ownExtensions)
    {
        if (notAfter <= notBefore)
        {
            throw new ArgumentException("A certificate ends after it begins.", nameof(notAfter));
        }

        _ = DistinguishedName.Read(subject);
        var keyIdentifier = KeyIdentifier.Of(subjectPublicKeyInfo);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence(Version))
                {
                    writer.WriteInteger(2);
                }

                SerialNumber.Write(writer, serial);
                AlgorithmIdentifiers.WriteSignature(writer, scheme);
                writer.WriteEncodedValue((issuer?.Subject ?? subject).Span);
                using (writer.PushSequence())
                {
                    writer.WriteTime(notBefore);
                    writer.WriteTime(notAfter);
                }

                writer.WriteEncodedValue(subject.Span);
                writer.WriteEncodedValue(subjectPublicKeyInfo.Span);
                using (writer.PushSequence(Extensions))
                using (writer.PushSequence())
                {
                    writer.WriteAuthorityKeyIdentifier(issuer is null ? keyIdentifier : KeyIdentifier.Of(issuer));
                    writer.WriteSubjectKeyIdentifier(keyIdentifier);
                    ownExtensions(writer);
                }
            }
        });
    }
}
