using System.Formats.Asn1;
using System.Security.Cryptography;

namespace DigiRenew.Pki.Asn1;

/// <summary>AlgorithmIdentifiers of signatures and digests (RFC 5280 §4.1.1.2, RFC 4055, RFC 5754, RFC 5758).</summary>
internal static class AlgorithmIdentifiers
{
    private const int PssSaltOctets = 32;

    private static readonly Asn1Tag PssHash = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag PssMask = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag PssSalt = new(TagClass.ContextSpecific, 2);

    /// <summary>The digest that is part of a scheme.</summary>
    public static HashAlgorithmName DigestOf(SignatureScheme scheme) => scheme switch
    {
        SignatureScheme.RsaPkcs1Sha384 or SignatureScheme.RsaPssSha384 or SignatureScheme.EcdsaSha384 => HashAlgorithmName.SHA384,
        SignatureScheme.RsaPkcs1Sha512 or SignatureScheme.RsaPssSha512 or SignatureScheme.EcdsaSha512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    public static void WriteSignature(AsnWriter writer, SignatureScheme scheme)
    {
        using (writer.PushSequence())
        {
            switch (scheme)
            {
                case SignatureScheme.RsaPkcs1Sha256:
                    writer.WriteObjectIdentifier(Oids.Sha256WithRsa);
                    writer.WriteNull();
                    break;
                case SignatureScheme.RsaPssSha256:
                    writer.WriteObjectIdentifier(Oids.RsaPss);
                    WritePssParameters(writer);
                    break;
                case SignatureScheme.EcdsaSha256:
                    writer.WriteObjectIdentifier(Oids.EcdsaWithSha256);
                    break;
                case SignatureScheme.EcdsaSha384:
                    writer.WriteObjectIdentifier(Oids.EcdsaWithSha384);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(scheme), scheme, null);
            }
        }
    }

    /// <summary>The scheme, or null for every algorithm that we don't accept (SHA-1, MD5, other salts…).</summary>
    /// <param name="der">DER of the AlgorithmIdentifier.</param>
    /// <param name="digest">In CMS the digest algorithm, which a bare rsaEncryption leaves open (RFC 3370 §3.2); else null.</param>
    public static SignatureScheme? ReadSignature(ReadOnlyMemory<byte> der, HashAlgorithmName? digest = null)
    {
        var (oid, parameters) = Split(new AsnReader(der, AsnEncodingRules.DER));
        return oid switch
        {
            Oids.Sha256WithRsa when IsNullOrAbsent(parameters) => SignatureScheme.RsaPkcs1Sha256,
            Oids.Sha384WithRsa when IsNullOrAbsent(parameters) => SignatureScheme.RsaPkcs1Sha384,
            Oids.Sha512WithRsa when IsNullOrAbsent(parameters) => SignatureScheme.RsaPkcs1Sha512,
            Oids.RsaEncryption when IsNullOrAbsent(parameters) => Choose(digest, SignatureScheme.RsaPkcs1Sha256, SignatureScheme.RsaPkcs1Sha384, SignatureScheme.RsaPkcs1Sha512),
            Oids.RsaPss when parameters is { } pss => Choose(ReadPss(pss), SignatureScheme.RsaPssSha256, SignatureScheme.RsaPssSha384, SignatureScheme.RsaPssSha512),
            Oids.EcdsaWithSha256 when parameters is null => SignatureScheme.EcdsaSha256,
            Oids.EcdsaWithSha384 when parameters is null => SignatureScheme.EcdsaSha384,
            Oids.EcdsaWithSha512 when parameters is null => SignatureScheme.EcdsaSha512,
            _ => null,
        };
    }

    private static SignatureScheme? Choose(HashAlgorithmName? digest, SignatureScheme sha256, SignatureScheme sha384, SignatureScheme sha512) =>
        digest == HashAlgorithmName.SHA256 ? sha256 : digest == HashAlgorithmName.SHA384 ? sha384 : digest == HashAlgorithmName.SHA512 ? sha512 : null;

    /// <summary>Writes a digest algorithm without parameters (RFC 5754 §2).</summary>
    public static void WriteDigest(AsnWriter writer, HashAlgorithmName digest)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(digest == HashAlgorithmName.SHA384 ? Oids.Sha384 : Oids.Sha256);
        }
    }

    /// <summary>SHA-256, SHA-384 or SHA-512; null for every other.</summary>
    public static HashAlgorithmName? ReadDigest(AsnReader reader)
    {
        var (oid, parameters) = Split(reader);
        return oid switch
        {
            _ when !IsNullOrAbsent(parameters) => null,
            Oids.Sha256 => HashAlgorithmName.SHA256,
            Oids.Sha384 => HashAlgorithmName.SHA384,
            Oids.Sha512 => HashAlgorithmName.SHA512,
            _ => null,
        };
    }

    private static (string Oid, ReadOnlyMemory<byte>? Parameters) Split(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var oid = fields.ReadObjectIdentifier();
        var parameters = fields.HasData ? fields.ReadEncodedValue() : (ReadOnlyMemory<byte>?)null;
        fields.ThrowIfNotEmpty();
        return (oid, parameters);
    }

    private static bool IsNullOrAbsent(ReadOnlyMemory<byte>? parameters) => parameters is null || parameters.Value.Span is [0x05, 0x00];

    private static void WritePssParameters(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(PssHash))
            {
                WriteSha256WithNull(writer);
            }

            using (writer.PushSequence(PssMask))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.MaskGeneration1);
                WriteSha256WithNull(writer);
            }

            using (writer.PushSequence(PssSalt))
            {
                writer.WriteInteger(PssSaltOctets);
            }
        }
    }

    private static void WriteSha256WithNull(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.Sha256);
            writer.WriteNull();
        }
    }

    /// <summary>The one digest of RSASSA-PSS parameters whose mask is of the same digest and whose salt is as long; null for all others.</summary>
    private static HashAlgorithmName? ReadPss(ReadOnlyMemory<byte> parameters)
    {
        var fields = new AsnReader(parameters, AsnEncodingRules.DER).ReadSequence();
        if (!Next(fields, PssHash, out var hash) || ReadDigest(hash) is not { } digest
            || !Next(fields, PssMask, out var mask) || Split(mask) is not (Oids.MaskGeneration1, { } maskDigest)
            || ReadDigest(new AsnReader(maskDigest, AsnEncodingRules.DER)) != digest
            || !Next(fields, PssSalt, out var salt) || !salt.TryReadInt32(out var octets) || octets != CryptographicOperations.HashData(digest, []).Length)
        {
            return null;
        }

        hash.ThrowIfNotEmpty();
        mask.ThrowIfNotEmpty();
        salt.ThrowIfNotEmpty();
        return fields.HasData ? null : digest;
    }

    private static bool Next(AsnReader fields, Asn1Tag tag, out AsnReader inner)
    {
        var found = fields.HasData && fields.PeekTag().HasSameClassAndValue(tag);
        inner = found ? fields.ReadSequence(tag) : fields;
        return found;
    }
}
