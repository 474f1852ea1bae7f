using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>A detached CMS written piece by piece, so that each piece can be wrong; as it stands it is a good CAdES B-B signature.</summary>
public sealed class ForgedCms
{
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1);

    private readonly CertificateFacts _signer;
    private readonly Func<byte[], byte[]> _sign;
    private readonly byte[] _content;

    /// <param name="signer">Named as the signer, and carried along.</param>
    /// <param name="sign">Makes the signature value over the octets that are signed.</param>
    /// <param name="content">What the signature is over.</param>
    /// <param name="signingTime">The attribute's value.</param>
    /// <param name="digest">Digest algorithm; null: SHA-256.</param>
    public ForgedCms(CertificateFacts signer, Func<byte[], byte[]> sign, byte[] content, DateTimeOffset signingTime, (string Oid, HashAlgorithmName Name)? digest = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        (_signer, _sign, _content) = (signer, sign, content);
        var (oid, name) = digest ?? (Oids.Sha256, HashAlgorithmName.SHA256);
        Digest = oid;
        Attributes =
        [
            (Oids.ContentType, [Value(w => w.WriteObjectIdentifier(Oids.Data))]),
            (Oids.SigningTime, [Value(w => w.WriteUtcTime(signingTime))]),
            (Oids.MessageDigest, [Value(w => w.WriteOctetString(CryptographicOperations.HashData(name, content)))]),
            (Oids.SigningCertificateV2, [SigningCertificate(signer)]),
        ];
    }

    public string Digest { get; }

    public string SignatureAlgorithm { get; init; } = Oids.EcdsaWithSha256;

    public bool HasParameters { get; init; }

    public bool HasAttributes { get; init; } = true;

    /// <summary>An attribute that nobody signs: 64 octets of anything.</summary>
    public bool HasUnsigned { get; init; }

    public List<(string Oid, byte[][] Values)> Attributes { get; private set; }

    /// <summary>The software key's signature value.</summary>
    public static Func<byte[], byte[]> By(SoftwareKey key) => octets => key.SignAsync(octets, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public static byte[] SigningCertificate(CertificateFacts certificate) => Value(w =>
    {
        using (w.PushSequence())
        using (w.PushSequence())
        using (w.PushSequence())
        {
            w.WriteOctetString(certificate.Sha256.ToBytes());
        }
    });

    public static byte[] Value(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    public ForgedCms With(string oid, params byte[][] values)
    {
        Attributes = [.. Attributes.Where(attribute => attribute.Oid != oid), (oid, values)];
        return this;
    }

    public ForgedCms Also(string oid, byte[] value)
    {
        Attributes = [.. Attributes, (oid, [value])];
        return this;
    }

    public ForgedCms Without(string oid)
    {
        Attributes = [.. Attributes.Where(attribute => attribute.Oid != oid)];
        return this;
    }

    public byte[] Encode() => Value(w =>
    {
        using (w.PushSequence())
        {
            w.WriteObjectIdentifier(Oids.SignedData);
            using (w.PushSequence(Tag0))
            using (w.PushSequence())
            {
                w.WriteInteger(1);
                using (w.PushSetOf())
                {
                    WriteAlgorithm(w, Digest, false);
                }

                using (w.PushSequence())
                {
                    w.WriteObjectIdentifier(Oids.Data);
                }

                using (w.PushSetOf(Tag0))
                {
                    w.WriteEncodedValue(_signer.Der.Span);
                }

                using (w.PushSetOf())
                {
                    WriteSigner(w);
                }
            }
        }
    });

    private void WriteSigner(AsnWriter w)
    {
        var attributes = Value(WriteAttributes);
        using (w.PushSequence())
        {
            w.WriteInteger(1);
            using (w.PushSequence())
            {
                w.WriteEncodedValue(_signer.Issuer.Span);
                w.WriteIntegerUnsigned(Convert.FromHexString(_signer.Serial));
            }

            WriteAlgorithm(w, Digest, false);
            if (HasAttributes)
            {
                w.WriteEncodedValue([0xA0, .. attributes.AsSpan(1)]);
            }

            WriteAlgorithm(w, SignatureAlgorithm, HasParameters);
            w.WriteOctetString(_sign(HasAttributes ? attributes : _content));
            if (HasUnsigned)
            {
                using (w.PushSetOf(Tag1))
                using (w.PushSequence())
                {
                    w.WriteObjectIdentifier("1.2.3.4");
                    using (w.PushSetOf())
                    {
                        w.WriteOctetString(new byte[64]);
                    }
                }
            }
        }
    }

    private void WriteAttributes(AsnWriter w)
    {
        using (w.PushSetOf())
        {
            foreach (var (oid, values) in Attributes)
            {
                using (w.PushSequence())
                {
                    w.WriteObjectIdentifier(oid);
                    using (w.PushSetOf())
                    {
                        Array.ForEach(values, value => w.WriteEncodedValue(value));
                    }
                }
            }
        }
    }

    private static void WriteAlgorithm(AsnWriter w, string oid, bool hasParameters)
    {
        using (w.PushSequence())
        {
            w.WriteObjectIdentifier(oid);
            if (hasParameters)
            {
                w.WriteNull();
            }
        }
    }
}
