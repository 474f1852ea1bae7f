using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.TimeStamps;

/// <summary>A TSTInfo (RFC 3161 §2.4.2).</summary>
internal sealed record TimeStampInformation(string Policy, HashAlgorithmName? Digest, ReadOnlyMemory<byte> Imprint, DateTimeOffset Time, BigInteger? Nonce)
{
    private static readonly Asn1Tag Authority = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 1);

    public static TimeStampInformation Read(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        if (!fields.TryReadInt32(out var version) || version != 1)
        {
            throw new AsnContentException("Only version 1 is read.");
        }

        var policy = fields.ReadObjectIdentifier();
        var imprint = fields.ReadSequence();
        var digest = AlgorithmIdentifiers.ReadDigest(imprint);
        var value = imprint.ReadOctetString();
        imprint.ThrowIfNotEmpty();
        _ = fields.ReadInteger(); // serial number
        var time = fields.ReadGeneralizedTime();
        if (Next(fields, Asn1Tag.Sequence))
        {
            _ = fields.ReadSequence(); // accuracy
        }

        if (Next(fields, Asn1Tag.Boolean))
        {
            _ = fields.ReadBoolean(); // ordering
        }

        var nonce = Next(fields, Asn1Tag.Integer) ? fields.ReadInteger() : (BigInteger?)null;
        if (Next(fields, Authority))
        {
            _ = fields.ReadSequence(Authority);
        }

        if (Next(fields, Extensions) && Extension.ReadAll(fields, Extensions).FirstOrDefault(extension => extension.IsCritical) is { } critical)
        {
            throw new AsnContentException($"Extension {critical.Oid} is critical and unknown."); // qcStatements (EN 319 422 §9.1) are not critical
        }

        fields.ThrowIfNotEmpty();
        return new(policy, digest, value, time, nonce);
    }

    public bool IsOf(Sha256Digest digest) => Digest == HashAlgorithmName.SHA256 && digest.ToBytes().AsSpan().SequenceEqual(Imprint.Span);

    private static bool Next(AsnReader fields, Asn1Tag tag) => fields.HasData && fields.PeekTag().HasSameClassAndValue(tag);
}
