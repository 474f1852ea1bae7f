using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Cms;

/// <summary>The first ESSCertIDv2 of signing-certificate-v2, which is the signer's (RFC 5035 §3).</summary>
/// <param name="Digest">Null where it is not accepted.</param>
/// <param name="CertificateDigest">Digest of the certificate's DER.</param>
/// <param name="IssuerAndSerial">DER of the issuer's Name, and serial number, where they are given.</param>
internal sealed record SigningCertificate(
    HashAlgorithmName? Digest, ReadOnlyMemory<byte> CertificateDigest, (ReadOnlyMemory<byte> Issuer, string Serial)? IssuerAndSerial)
{
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4);

    public static SigningCertificate Read(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var identifiers = fields.ReadSequence();
        var first = ReadIdentifier(identifiers.ReadSequence());
        while (identifiers.HasData)
        {
            _ = identifiers.ReadSequence();
        }

        if (fields.HasData)
        {
            _ = fields.ReadSequence(); // policies
        }

        fields.ThrowIfNotEmpty();
        return first;
    }

    public bool Names(CertificateFacts certificate) =>
        Digest is { } digest
        && CryptographicOperations.HashData(digest, certificate.Der.Span).AsSpan().SequenceEqual(CertificateDigest.Span)
        && (IssuerAndSerial is not var (issuer, serial) || (certificate.Serial == serial && certificate.Issuer.Span.SequenceEqual(issuer.Span)));

    private static SigningCertificate ReadIdentifier(AsnReader fields)
    {
        // Many write the default SHA-256 although DER asks to leave it out; the attribute is signed, so that is harmless.
        var digest = fields.PeekTag() == Asn1Tag.Sequence ? AlgorithmIdentifiers.ReadDigest(fields) : HashAlgorithmName.SHA256;
        var value = fields.ReadOctetString();
        (ReadOnlyMemory<byte>, string)? named = fields.HasData ? ReadIssuerAndSerial(fields.ReadSequence()) : null;
        fields.ThrowIfNotEmpty();
        return new(digest, value, named);
    }

    private static (ReadOnlyMemory<byte> Issuer, string Serial) ReadIssuerAndSerial(AsnReader fields)
    {
        var names = fields.ReadSequence();
        var name = names.ReadSequence(DirectoryName);
        names.ThrowIfNotEmpty();
        var issuer = name.ReadEncodedValue();
        name.ThrowIfNotEmpty();
        var serial = SerialNumber.Read(fields);
        fields.ThrowIfNotEmpty();
        return (issuer, serial);
    }
}
