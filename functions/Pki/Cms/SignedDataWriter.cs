using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Cms;

/// <summary>Writes ContentInfo with SignedData and one signer, named by issuer and serial number (RFC 5652 §5).</summary>
internal static class SignedDataWriter
{
    private const byte ConstructedTag0 = 0xA0;

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);

    public static byte[] Write(
        ReadOnlyMemory<byte>? content,
        string contentType,
        CertificateFacts signer,
        IEnumerable<CertificateFacts> chain,
        SignatureScheme scheme,
        byte[] attributes,
        byte[] signature) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.SignedData);
            using (writer.PushSequence(Tag0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(contentType == Oids.Data ? 1 : 3); // RFC 5652 §5.1
                using (writer.PushSetOf())
                {
                    AlgorithmIdentifiers.WriteDigest(writer, AlgorithmIdentifiers.DigestOf(scheme));
                }

                WriteContent(writer, contentType, content);
                using (writer.PushSetOf(Tag0))
                {
                    foreach (var certificate in chain.Prepend(signer).Distinct())
                    {
                        writer.WriteEncodedValue(certificate.Der.Span);
                    }
                }

                using (writer.PushSetOf())
                {
                    WriteSigner(writer, signer, scheme, attributes, signature);
                }
            }
        }
    });

    private static void WriteContent(AsnWriter writer, string contentType, ReadOnlyMemory<byte>? content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(contentType);
            if (content is { } inside)
            {
                using (writer.PushSequence(Tag0))
                {
                    writer.WriteOctetString(inside.Span);
                }
            }
        }
    }

    private static void WriteSigner(AsnWriter writer, CertificateFacts signer, SignatureScheme scheme, byte[] attributes, byte[] signature)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.Issuer.Span);
                SerialNumber.Write(writer, signer.Serial);
            }

            AlgorithmIdentifiers.WriteDigest(writer, AlgorithmIdentifiers.DigestOf(scheme));
            writer.WriteEncodedValue([ConstructedTag0, .. attributes.AsSpan(1)]); // [0] IMPLICIT SET OF
            AlgorithmIdentifiers.WriteSignature(writer, scheme);
            writer.WriteOctetString(signature);
        }
    }
}
