using System.Formats.Asn1;
using System.Numerics;
using DigiRenew.Pki;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) from what tokens keep of a key, and the reverse.</summary>
internal static class SubjectPublicKey
{
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string EcPublicKey = "1.2.840.10045.2.1";

    /// <summary>From CKA_MODULUS and CKA_PUBLIC_EXPONENT, both unsigned big-endian.</summary>
    public static byte[] OfRsa(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteIntegerUnsigned(WithoutLeadingZeros(modulus));
            key.WriteIntegerUnsigned(WithoutLeadingZeros(exponent));
        }

        return Wrap(RsaEncryption, w => w.WriteNull(), key.Encode());
    }

    /// <summary>From CKA_EC_PARAMS (DER ECParameters) and CKA_EC_POINT (DER OCTET STRING, or the bare point from some modules).</summary>
    public static byte[]? OfEc(byte[] parameters, byte[] point) =>
        UncompressedPoint(point) is { } bare ? Wrap(EcPublicKey, w => w.WriteEncodedValue(parameters), bare) : null;

    /// <summary>DER ECParameters that name a curve.</summary>
    public static byte[] NamedCurve(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode();
    }

    /// <summary>Type and size; null where we do not know them.</summary>
    public static KeyAlgorithm? AlgorithmOf(ReadOnlyMemory<byte> subjectPublicKeyInfo)
    {
        try
        {
            var info = new AsnReader(subjectPublicKeyInfo, AsnEncodingRules.DER).ReadSequence();
            var algorithm = info.ReadSequence();
            return algorithm.ReadObjectIdentifier() switch
            {
                RsaEncryption => OfModulus(new AsnReader(info.ReadBitString(out _), AsnEncodingRules.DER).ReadSequence().ReadInteger()),
                EcPublicKey => algorithm.ReadObjectIdentifier() switch
                {
                    P256 => KeyAlgorithm.P256,
                    P384 => KeyAlgorithm.P384,
                    _ => null,
                },
                _ => null,
            };
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static KeyAlgorithm? OfModulus(BigInteger modulus) => modulus.GetBitLength() switch
    {
        2048 => KeyAlgorithm.Rsa2048,
        3072 => KeyAlgorithm.Rsa3072,
        4096 => KeyAlgorithm.Rsa4096,
        _ => null,
    };

    /// <summary>The uncompressed point 04 X Y (SEC 1 §2.3.3) of a curve of 256, 384 or 521 bits.</summary>
    private static byte[]? UncompressedPoint(byte[] point)
    {
        try
        {
            var reader = new AsnReader(point, AsnEncodingRules.DER);
            var inner = reader.ReadOctetString();
            if (!reader.HasData && IsPoint(inner))
            {
                return inner;
            }
        }
        catch (AsnContentException)
        {
            // Not wrapped; looked at below.
        }

        return IsPoint(point) ? point : null;

        static bool IsPoint(ReadOnlySpan<byte> octets) => octets.Length is 65 or 97 or 133 && octets[0] == 0x04;
    }

    private static byte[] Wrap(string algorithm, Action<AsnWriter> parameters, ReadOnlySpan<byte> key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(algorithm);
                parameters(writer);
            }

            writer.WriteBitString(key);
        }

        return writer.Encode();
    }

    private static ReadOnlySpan<byte> WithoutLeadingZeros(ReadOnlySpan<byte> unsigned)
    {
        var trimmed = unsigned.TrimStart((byte)0);
        return trimmed.IsEmpty ? [0] : trimmed;
    }
}
