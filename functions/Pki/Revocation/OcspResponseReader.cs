using System.Collections.Immutable;
using System.Formats.Asn1;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Revocation;

/// <summary>A BasicOCSPResponse (RFC 6960 §4.2.1) whose signature is still to be verified.</summary>
/// <param name="Signed">ResponseData, algorithm and signature.</param>
/// <param name="Certificates">Sent along.</param>
/// <param name="ResponderName">DER of the responder's Name, where it is named so.</param>
/// <param name="ResponderKey">SHA-1 of its public key, where it is named so.</param>
internal sealed record OcspResponseReader(
    SignedStructure Signed, ImmutableArray<CertificateFacts> Certificates, ReadOnlyMemory<byte>? ResponderName, ReadOnlyMemory<byte>? ResponderKey)
{
    private const int MostCertificates = 8;

    private static readonly Asn1Tag CertificatesTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag ByName = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag ByKey = new(TagClass.ContextSpecific, 2);

    public static OcspResponseReader Read(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var toBeSigned = fields.ReadEncodedValue();
        var algorithm = fields.ReadEncodedValue();
        var signed = new SignedStructure(toBeSigned, algorithm, AlgorithmIdentifiers.ReadSignature(algorithm), fields.ReadWholeBits());
        var certificates = fields.HasData ? ReadCertificates(fields.ReadSequence(CertificatesTag)) : [];
        fields.ThrowIfNotEmpty();
        var (name, key) = ReadResponder(new AsnReader(toBeSigned, AsnEncodingRules.DER).ReadSequence());
        return new(signed, certificates, name, key);
    }

    /// <summary>The responder that the answer names: the issuer, or one of the certificates sent along; null where it is neither.</summary>
    public CertificateFacts? FindResponder(CertificateFacts issuer) => Certificates.Prepend(issuer).FirstOrDefault(IsNamed);

    /// <summary>Skips the version; leaves the reader behind the responder.</summary>
    public static (ReadOnlyMemory<byte>? Name, ReadOnlyMemory<byte>? Key) ReadResponder(AsnReader data)
    {
        if (data.PeekTag().HasSameClassAndValue(CertificatesTag))
        {
            throw new AsnContentException("Only version 1 is read, whose number must be left out.");
        }

        var isName = data.PeekTag().HasSameClassAndValue(ByName);
        var wrapper = data.ReadSequence(isName ? ByName : ByKey);
        ReadOnlyMemory<byte> value = isName ? wrapper.ReadEncodedValue() : wrapper.ReadOctetString();
        wrapper.ThrowIfNotEmpty();
        return isName ? (value, null) : (null, value);
    }

    private bool IsNamed(CertificateFacts certificate) => ResponderName is { } name
        ? name.Span.SequenceEqual(certificate.Subject.Span)
        : ResponderKey is { } key && key.Span.SequenceEqual(CertificateIdentifier.KeyHashOf(certificate));

    private static ImmutableArray<CertificateFacts> ReadCertificates(AsnReader wrapper)
    {
        var all = ImmutableArray.CreateBuilder<CertificateFacts>();
        var list = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();
        while (list.HasData)
        {
            if (all.Count == MostCertificates)
            {
                throw new AsnContentException("Too many certificates are sent along.");
            }

            all.Add(CertificateFacts.Read(list.ReadEncodedValue()));
        }

        return all.ToImmutable();
    }
}
