using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace DigiRenew.Pki.Asn1;

/// <summary>A public key taken apart: RSA (RFC 8017 §A.1.1) or a point on a named curve (RFC 5480 §2).</summary>
internal abstract record ReadableKey
{
    private const int LargestSubjectPublicKeyInfo = 4096;

    private ReadableKey()
    {
    }

    /// <summary>Big-endian magnitudes without leading zero octets.</summary>
    internal sealed record Rsa(byte[] Modulus, byte[] Exponent) : ReadableKey
    {
        public BigInteger N { get; } = new(Modulus, isUnsigned: true, isBigEndian: true);

        public BigInteger E { get; } = new(Exponent, isUnsigned: true, isBigEndian: true);

        public long Bits => N.GetBitLength();
    }

    /// <summary>Coordinates in full length; they need not lie on the curve.</summary>
    internal sealed record Point(NamedCurve Curve, byte[] X, byte[] Y) : ReadableKey;

    /// <summary>The key, or null where it can't be read or is of another type.</summary>
    public static ReadableKey? TryRead(ReadOnlyMemory<byte> subjectPublicKeyInfo)
    {
        if (subjectPublicKeyInfo.Length > LargestSubjectPublicKeyInfo)
        {
            return null;
        }

        try
        {
            return Der.Read(subjectPublicKeyInfo, "a SubjectPublicKeyInfo", Read);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The octets of the subjectPublicKey bits, which key identifiers are made of.</summary>
    /// <exception cref="CryptographicException">Not DER.</exception>
    public static byte[] BitsOf(ReadOnlyMemory<byte> subjectPublicKeyInfo) => Der.Read(subjectPublicKeyInfo, "a SubjectPublicKeyInfo", reader =>
    {
        var fields = reader.ReadSequence();
        _ = fields.ReadSequence();
        var bits = fields.ReadWholeBits();
        fields.ThrowIfNotEmpty();
        return bits;
    });

    private static ReadableKey? Read(AsnReader reader)
    {
        var fields = reader.ReadSequence();
        var algorithm = fields.ReadSequence();
        var bits = fields.ReadWholeBits();
        fields.ThrowIfNotEmpty();
        ReadableKey? key = algorithm.ReadObjectIdentifier() switch
        {
            Oids.RsaEncryption => ReadRsa(algorithm, bits),
            Oids.EcPublicKey => ReadPoint(algorithm, bits),
            _ => null,
        };
        if (key is not null)
        {
            algorithm.ThrowIfNotEmpty();
        }

        return key;
    }

    private static Rsa ReadRsa(AsnReader parameters, byte[] bits)
    {
        parameters.ReadNull();
        var reader = new AsnReader(bits, AsnEncodingRules.DER);
        var fields = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var key = new Rsa(Positive(fields), Positive(fields));
        fields.ThrowIfNotEmpty();
        return key;
    }

    private static Point? ReadPoint(AsnReader parameters, byte[] bits)
    {
        if (NamedCurve.Find(parameters.ReadObjectIdentifier()) is not { } curve)
        {
            return null;
        }

        return bits.Length == 1 + (2 * curve.Octets) && bits[0] == 0x04
            ? new(curve, bits[1..(1 + curve.Octets)], bits[(1 + curve.Octets)..])
            : throw new AsnContentException("This is not an uncompressed point.");
    }

    private static byte[] Positive(AsnReader reader)
    {
        var octets = reader.ReadIntegerBytes().Span;
        return (octets[0] & 0x80) != 0 || octets is [0]
            ? throw new AsnContentException("A modulus and an exponent are positive.")
            : (octets[0] == 0 ? octets[1..] : octets).ToArray();
    }
}
