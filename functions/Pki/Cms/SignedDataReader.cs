using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Pki.Cms;

/// <summary>Reads ContentInfo with SignedData and exactly one signer (RFC 5652 §5). Every deviation is an <see cref="AsnContentException"/>.</summary>
internal static class SignedDataReader
{
    private const int MostCertificates = 16;
    private const byte SetOf = 0x31;

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag KeyTag = new(TagClass.ContextSpecific, 0);

    public static SignedDataParts Read(AsnReader reader)
    {
        var contentInfo = reader.ReadSequence();
        Require(contentInfo.ReadObjectIdentifier() == Oids.SignedData, "This is not SignedData.");
        var wrapper = contentInfo.ReadSequence(Tag0);
        contentInfo.ThrowIfNotEmpty();
        var fields = wrapper.ReadSequence();
        wrapper.ThrowIfNotEmpty();

        var version = ReadVersion(fields);
        var digests = fields.ReadSetOf();
        var digest = AlgorithmIdentifiers.ReadDigest(digests);
        digests.ThrowIfNotEmpty();
        var (contentType, content) = ReadContent(fields.ReadSequence());
        var certificates = Has(fields, Tag0) ? ReadCertificates(fields.ReadSetOf(Tag0)) : [];
        var hasLists = Has(fields, Tag1);
        if (hasLists)
        {
            _ = fields.ReadEncodedValue(); // revocation lists are taken from the provider, never from a signer
        }

        var signers = fields.ReadSetOf();
        fields.ThrowIfNotEmpty();
        var signer = ReadSigner(signers.ReadSequence());
        var parts = signer with { ContentType = contentType, Content = content, Certificates = certificates, HasUnsigned = hasLists || signer.HasUnsigned };
        Require(!signers.HasData, "There must be exactly one signer.");
        Require(version == (contentType == Oids.Data && parts.KeyIdentifier is null ? 1 : 3), "The version is not that of this content type and signer.");
        Require(parts.Digest == digest, "The signer's digest algorithm is not the announced one.");
        return parts;
    }

    private static int ReadVersion(AsnReader fields)
    {
        Require(fields.TryReadInt32(out var version) && version is 1 or 3, "This version is not known.");
        return version;
    }

    private static (string ContentType, ReadOnlyMemory<byte>? Content) ReadContent(AsnReader fields)
    {
        var contentType = fields.ReadObjectIdentifier();
        if (!fields.HasData)
        {
            return (contentType, null);
        }

        var wrapper = fields.ReadSequence(Tag0);
        fields.ThrowIfNotEmpty();
        var content = wrapper.ReadOctetString();
        wrapper.ThrowIfNotEmpty();
        return (contentType, content);
    }

    private static ImmutableArray<CertificateFacts> ReadCertificates(AsnReader set)
    {
        var all = ImmutableArray.CreateBuilder<CertificateFacts>();
        while (set.HasData)
        {
            Require(all.Count < MostCertificates, "There are too many certificates.");
            all.Add(CertificateFacts.Read(set.ReadEncodedValue()));
        }

        return all.ToImmutable();
    }

    private static SignedDataParts ReadSigner(AsnReader fields)
    {
        var version = ReadVersion(fields);
        var (issuer, serial, keyIdentifier) = ReadIdentifier(fields, version);
        var digest = AlgorithmIdentifiers.ReadDigest(fields);
        var attributes = Has(fields, Tag0) ? ReadAttributes(fields) : (ReadOnlyMemory<byte>?)null;
        var scheme = AlgorithmIdentifiers.ReadSignature(fields.ReadEncodedValue(), digest);
        var signature = fields.ReadOctetString();
        var hasAttributes = fields.HasData;
        if (hasAttributes)
        {
            _ = fields.ReadSetOf(Tag1);
        }

        fields.ThrowIfNotEmpty();
        return new(issuer, serial, keyIdentifier, digest, attributes, scheme, signature) { HasUnsigned = hasAttributes };
    }

    private static (ReadOnlyMemory<byte> Issuer, string? Serial, ReadOnlyMemory<byte>? KeyIdentifier) ReadIdentifier(AsnReader fields, int version)
    {
        if (Has(fields, KeyTag))
        {
            Require(version == 3, "The signer's version must be 3 where it is named by its key.");
            return (default, null, fields.ReadOctetString(KeyTag));
        }

        Require(version == 1, "The signer's version must be 1 where it is named by issuer and serial number.");
        var names = fields.ReadSequence();
        var issuer = names.ReadEncodedValue();
        var serial = SerialNumber.Read(names);
        names.ThrowIfNotEmpty();
        return (issuer, serial, null);
    }

    /// <summary>The octets that were signed: those of a SET OF instead of [0] IMPLICIT (RFC 5652 §5.4).</summary>
    private static byte[] ReadAttributes(AsnReader fields)
    {
        var attributes = fields.ReadEncodedValue().ToArray();
        attributes[0] = SetOf;
        return attributes;
    }

    /// <summary>Whether this very tag is next, constructed or primitive as it is: nothing that is signed covers it.</summary>
    private static bool Has(AsnReader fields, Asn1Tag tag) => fields.HasData && fields.PeekTag() == tag;

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new AsnContentException(otherwise);
        }
    }
}
