using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Tests.Unit.Pki;

/// <summary>A CMS written piece by piece, so that each piece can be wrong; as it stands it is right.</summary>
internal sealed class CmsDraft(CertificateFacts signer, SoftwareKey key, byte[] content)
{
    public const string Sha1 = "1.3.14.3.2.26";

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);

    public string ContentType { get; set; } = Oids.Data;

    public bool IsDetached { get; set; }

    public string Digest { get; set; } = Oids.Sha256;

    public int Signers { get; set; } = 1;

    public bool HasAttributes { get; set; } = true;

    public int Version { get; set; } = 1;

    public List<byte[]> Certificates { get; set; } = [signer.Der.ToArray()];

    public List<(string Oid, byte[][] Values)> Attributes { get; set; } =
    [
        (Oids.ContentType, [Value(w => w.WriteObjectIdentifier(Oids.Data))]),
        (Oids.MessageDigest, [Value(w => w.WriteOctetString(SHA256.HashData(content)))]),
        (Oids.SigningCertificateV2, [SigningCertificate(signer.Sha256.ToBytes())]),
    ];

    public static byte[] SigningCertificate(byte[] digest, Action<AsnWriter>? before = null, Action<AsnWriter>? after = null) => Value(w =>
    {
        using (w.PushSequence())
        using (w.PushSequence())
        using (w.PushSequence())
        {
            before?.Invoke(w);
            w.WriteOctetString(digest);
            after?.Invoke(w);
        }
    });

    public static byte[] Value(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    public CmsDraft With(string oid, params byte[][] values)
    {
        Attributes = [.. Attributes.Where(attribute => attribute.Oid != oid), (oid, values)];
        return this;
    }

    public CmsDraft Without(string oid)
    {
        Attributes = [.. Attributes.Where(attribute => attribute.Oid != oid)];
        return this;
    }

    public byte[] Encode(Func<byte[], byte[]>? changeSignature = null) => Value(w =>
    {
        using (w.PushSequence())
        {
            w.WriteObjectIdentifier(Oids.SignedData);
            using (w.PushSequence(Tag0))
            using (w.PushSequence())
            {
                w.WriteInteger(Version);
                using (w.PushSetOf())
                {
                    WriteDigest(w);
                }

                using (w.PushSequence())
                {
                    w.WriteObjectIdentifier(ContentType);
                    if (!IsDetached)
                    {
                        using (w.PushSequence(Tag0))
                        {
                            w.WriteOctetString(content);
                        }
                    }
                }

                using (w.PushSetOf(Tag0))
                {
                    Certificates.ForEach(certificate => w.WriteEncodedValue(certificate));
                }

                using (w.PushSetOf())
                {
                    for (var i = 0; i < Signers; i++)
                    {
                        WriteSigner(w, changeSignature ?? (signature => signature));
                    }
                }
            }
        }
    });

    private void WriteSigner(AsnWriter w, Func<byte[], byte[]> changeSignature)
    {
        var attributes = Value(WriteAttributes);
        using (w.PushSequence())
        {
            w.WriteInteger(1);
            using (w.PushSequence())
            {
                w.WriteEncodedValue(signer.Issuer.Span);
                w.WriteIntegerUnsigned(Convert.FromHexString(signer.Serial));
            }

            WriteDigest(w);
            if (HasAttributes)
            {
                w.WriteEncodedValue([0xA0, .. attributes.AsSpan(1)]);
            }

            using (w.PushSequence())
            {
                w.WriteObjectIdentifier(key.Scheme == SignatureScheme.RsaPkcs1Sha256 ? Oids.RsaEncryption : Oids.EcdsaWithSha256);
            }

            w.WriteOctetString(changeSignature(key.SignAsync(HasAttributes ? attributes : content, CancellationToken.None).AsTask().GetAwaiter().GetResult()));
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

    private void WriteDigest(AsnWriter w)
    {
        using (w.PushSequence())
        {
            w.WriteObjectIdentifier(Digest);
        }
    }
}
