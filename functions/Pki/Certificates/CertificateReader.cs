using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Certificates;

/// <summary>Reads certificates: v3, DER, no unique identifiers, no extension twice (RFC 5280 §4.1).</summary>
internal static class CertificateReader
{
    private const int LargestCertificate = 64 * 1024;

    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3);

    public static CertificateFacts Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > LargestCertificate)
        {
            throw new CryptographicException("A certificate has at most 64 KiB.");
        }

        // Our own copy: nobody can change under us what was read.
        ReadOnlyMemory<byte> own = der.ToArray();
        return Der.Read(own, "a certificate", reader => Read(own, SignedStructure.Read(reader)));
    }

    private static CertificateFacts Read(ReadOnlyMemory<byte> der, SignedStructure signed)
    {
        var fields = new AsnReader(signed.ToBeSigned, AsnEncodingRules.DER).ReadSequence();
        RequireVersion3(fields.ReadSequence(Version));
        var serial = SerialNumber.Read(fields);
        RequireSameAlgorithm(fields.ReadEncodedValue(), signed);
        var issuer = fields.ReadEncodedValue();
        var validity = fields.ReadSequence();
        var (notBefore, notAfter) = (validity.ReadTime(), validity.ReadTime());
        validity.ThrowIfNotEmpty();
        var subject = fields.ReadEncodedValue();
        var key = fields.ReadEncodedValue();
        var extensions = fields.HasData ? ReadExtensions(fields.ReadSequence(Extensions)) : new CertificateExtensions();
        fields.ThrowIfNotEmpty();

        var subjectName = DistinguishedName.Read(subject);
        _ = ReadableKey.BitsOf(key);
        return new()
        {
            Der = der,
            Sha256 = Sha256Digest.Of(der.Span),
            Serial = serial,
            Issuer = issuer,
            Subject = subject,
            IssuerName = DistinguishedName.Read(issuer),
            SubjectName = subjectName,
            NotBefore = notBefore,
            NotAfter = notAfter,
            SubjectPublicKeyInfo = key,
            PublicKey = Sha256Digest.Of(key.Span),
            KeyAlgorithm = PublicKeys.AlgorithmOf(key),
            KeyUsage = extensions.KeyUsage,
            IsAuthority = extensions.IsAuthority,
            PathLength = extensions.PathLength,
            QcStatements = extensions.QcStatements,
            Policies = extensions.Policies,
            ExtendedKeyUsages = extensions.ExtendedKeyUsages,
            MustBeUsedSo = extensions.MustBeUsedSo,
            Email = extensions.Email ?? subjectName[Oids.EmailAddress],
            SubjectKeyIdentifier = extensions.SubjectKeyIdentifier,
            AuthorityKeyIdentifier = extensions.AuthorityKeyIdentifier,
            CrlAddresses = extensions.CrlAddresses,
            OcspAddresses = extensions.OcspAddresses,
            NeedsNoRevocationCheck = extensions.NeedsNoRevocationCheck,
            UnknownCriticalExtensions = extensions.UnknownCritical,
        };
    }

    private static CertificateExtensions ReadExtensions(AsnReader wrapper)
    {
        var all = Extension.ReadAll(wrapper);
        wrapper.ThrowIfNotEmpty();
        return CertificateExtensions.Read(all);
    }

    private static void RequireVersion3(AsnReader version)
    {
        if (!version.TryReadInt32(out var number) || number != 2)
        {
            throw new AsnContentException("Only certificates of version 3 are read.");
        }

        version.ThrowIfNotEmpty();
    }

    /// <summary>RFC 5280 §4.1.1.2: inside and outside must be the same.</summary>
    private static void RequireSameAlgorithm(ReadOnlyMemory<byte> inside, SignedStructure signed)
    {
        if (!inside.Span.SequenceEqual(signed.Algorithm.Span))
        {
            throw new AsnContentException("The two signature algorithms differ.");
        }
    }
}
