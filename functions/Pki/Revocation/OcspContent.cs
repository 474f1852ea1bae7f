using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki.Revocation;

/// <summary>A ResponseData (RFC 6960 §4.2.1), whose signature holds, with one answer in it.</summary>
internal sealed record OcspContent(
    DateTimeOffset ProducedAt,
    ReadOnlyMemory<byte>? Nonce,
    bool IsOfCertificate,
    bool IsKnown,
    RevokedEntry? Revoked,
    DateTimeOffset ThisUpdate,
    DateTimeOffset? NextUpdate,
    DateTimeOffset? ArchiveCutoff)
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag Two = new(TagClass.ContextSpecific, 2);

    public static OcspContent Read(ReadOnlyMemory<byte> data, OcspRequest request) => Der.Read(data, "a ResponseData", reader =>
    {
        var fields = reader.ReadSequence();
        _ = OcspResponseReader.ReadResponder(fields);
        var producedAt = fields.ReadGeneralizedTime();
        var list = fields.ReadSequence();
        var single = list.ReadSequence();
        list.ThrowIfNotEmpty();
        var nonce = fields.HasData ? ReadNonce(fields.ReadSequence(One)) : null;
        fields.ThrowIfNotEmpty();
        return ReadSingle(single, request) with { ProducedAt = producedAt, Nonce = nonce };
    });

    private static OcspContent ReadSingle(AsnReader fields, OcspRequest request)
    {
        var isOfCertificate = CertificateIdentifier.ReadIsOf(fields, request.Certificate, request.Issuer);
        var (isKnown, revoked) = ReadStatus(fields, request.Certificate.Serial);
        var thisUpdate = fields.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = null;
        if (fields.HasData && fields.PeekTag().HasSameClassAndValue(Zero))
        {
            var wrapper = fields.ReadSequence(Zero);
            nextUpdate = wrapper.ReadGeneralizedTime();
            wrapper.ThrowIfNotEmpty();
        }

        var archiveCutoff = fields.HasData ? ReadArchiveCutoff(fields.ReadSequence(One)) : null;
        fields.ThrowIfNotEmpty();
        return new(default, null, isOfCertificate, isKnown, revoked, thisUpdate, nextUpdate, archiveCutoff);
    }

    private static (bool IsKnown, RevokedEntry? Revoked) ReadStatus(AsnReader fields, string serial)
    {
        var tag = fields.PeekTag();
        if (tag.HasSameClassAndValue(One))
        {
            var information = fields.ReadSequence(One);
            var at = information.ReadGeneralizedTime();
            int? reason = null;
            if (information.HasData)
            {
                var wrapper = information.ReadSequence(Zero);
                reason = (int)wrapper.ReadEnumeratedValue<RevocationReason>();
                wrapper.ThrowIfNotEmpty();
            }

            information.ThrowIfNotEmpty();
            return (true, new(serial, at, reason));
        }

        var isGood = tag.HasSameClassAndValue(Zero);
        fields.ReadNull(isGood ? Zero : Two);
        return (isGood, null);
    }

    private static ReadOnlyMemory<byte>? ReadNonce(AsnReader wrapper)
    {
        ReadOnlyMemory<byte>? nonce = null;
        var all = Extension.ReadAll(wrapper);
        wrapper.ThrowIfNotEmpty();
        foreach (var extension in all)
        {
            if (extension.Oid == Oids.OcspNonce)
            {
                var value = new AsnReader(extension.Value, AsnEncodingRules.DER);
                nonce = value.ReadOctetString();
                value.ThrowIfNotEmpty();
            }
            else if (extension.IsCritical)
            {
                throw new AsnContentException($"Extension {extension.Oid} is critical and unknown.");
            }
        }

        return nonce;
    }

    private static DateTimeOffset? ReadArchiveCutoff(AsnReader wrapper)
    {
        var all = Extension.ReadAll(wrapper);
        wrapper.ThrowIfNotEmpty();
        if (all.FirstOrDefault(extension => extension.IsCritical && extension.Oid != Oids.OcspArchiveCutoff) is { } critical)
        {
            throw new AsnContentException($"Extension {critical.Oid} is critical and unknown.");
        }

        return all.FirstOrDefault(extension => extension.Oid == Oids.OcspArchiveCutoff) is { } cutoff
            ? Der.Read(cutoff.Value, "an archive cutoff", reader => (DateTimeOffset?)reader.ReadGeneralizedTime())
            : null;
    }
}
