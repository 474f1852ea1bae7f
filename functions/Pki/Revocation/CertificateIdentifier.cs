using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>A CertID (RFC 6960 §4.1.1). Its digests only name an issuer that both sides know: SHA-1 is what every responder answers to (RFC 5019 §2.1.1).</summary>
internal static class CertificateIdentifier
{
    public static void Write(AsnWriter writer, CertificateFacts certificate, CertificateFacts issuer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(Sha1Of(issuer.Subject.Span));
            writer.WriteOctetString(Sha1Of(ReadableKey.BitsOf(issuer.SubjectPublicKeyInfo)));
            SerialNumber.Write(writer, certificate.Serial);
        }
    }

    /// <summary>Reads a CertID, by SHA-1 or SHA-256.</summary>
    /// <returns>Whether it is this certificate's.</returns>
    public static bool ReadIsOf(AsnReader reader, CertificateFacts certificate, CertificateFacts issuer)
    {
        var fields = reader.ReadSequence();
        var algorithm = fields.ReadSequence();
        Func<ReadOnlySpan<byte>, byte[]>? digest = algorithm.ReadObjectIdentifier() switch
        {
            Oids.Sha1 => Sha1Of,
            Oids.Sha256 => SHA256.HashData,
            _ => null,
        };
        var name = fields.ReadOctetString();
        var key = fields.ReadOctetString();
        var serial = SerialNumber.Read(fields);
        fields.ThrowIfNotEmpty();
        return digest is not null
            && serial == certificate.Serial
            && name.AsSpan().SequenceEqual(digest(issuer.Subject.Span))
            && key.AsSpan().SequenceEqual(digest(ReadableKey.BitsOf(issuer.SubjectPublicKeyInfo)));
    }

    /// <summary>The key's digest in a ResponderID (RFC 6960 §4.2.1), always SHA-1.</summary>
    public static byte[] KeyHashOf(CertificateFacts certificate) => Sha1Of(ReadableKey.BitsOf(certificate.SubjectPublicKeyInfo));

#pragma warning disable CA5350 // The protocol fixes SHA-1 as a name of something known; no signature rests on it.
    private static byte[] Sha1Of(ReadOnlySpan<byte> octets) => SHA1.HashData(octets);
#pragma warning restore CA5350
}
