using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Cms;

/// <summary>The signed attributes of a signer (RFC 5652 §5.3, §11; RFC 5035 §3; ETSI EN 319 122-1 §6.3).</summary>
internal static class SignedAttributes
{
    private const int MostAttributes = 64;

    /// <summary>DER of the SET OF: the octets that are signed (RFC 5652 §5.4).</summary>
    public static byte[] Write(ReadOnlySpan<byte> content, string contentType, HashAlgorithmName digest, CertificateFacts signer, DateTimeOffset? signingTime)
    {
        var contentDigest = CryptographicOperations.HashData(digest, content);
        return Der.Write(writer =>
        {
            // AsnWriter puts the elements of a SET OF in the order of their octets.
            using (writer.PushSetOf())
            {
                Write(writer, Oids.ContentType, value => value.WriteObjectIdentifier(contentType));
                if (signingTime is { } time)
                {
                    Write(writer, Oids.SigningTime, value => value.WriteTime(WholeSeconds(time)));
                }

                Write(writer, Oids.MessageDigest, value => value.WriteOctetString(contentDigest));
                Write(writer, Oids.SigningCertificateV2, value => WriteSigningCertificate(value, signer));
            }
        });
    }

    /// <summary>Reads the SET OF; a type may be there more than once, which is for others to judge.</summary>
    public static ImmutableArray<(string Oid, ImmutableArray<ReadOnlyMemory<byte>> Values)> Read(ReadOnlyMemory<byte> set)
    {
        var all = ImmutableArray.CreateBuilder<(string Oid, ImmutableArray<ReadOnlyMemory<byte>> Values)>();
        var attributes = new AsnReader(set, AsnEncodingRules.DER).ReadSetOf();
        while (attributes.HasData)
        {
            var fields = attributes.ReadSequence();
            var oid = fields.ReadObjectIdentifier();
            var values = fields.ReadSetOf();
            fields.ThrowIfNotEmpty();
            var list = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
            while (values.HasData)
            {
                list.Add(values.ReadEncodedValue());
            }

            all.Add((oid, list.ToImmutable()));
            if (all.Count > MostAttributes)
            {
                throw new AsnContentException("There are too many signed attributes.");
            }
        }

        return all.ToImmutable();
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static void Write(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    /// <summary>One ESSCertIDv2 with the default SHA-256, no issuerSerial (ETSI EN 319 122-1 §5.2.2.3).</summary>
    private static void WriteSigningCertificate(AsnWriter writer, CertificateFacts signer)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(signer.Sha256.ToBytes());
        }
    }
}
