using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace DigiRenew.Pki.Asn1;

/// <summary>A curve y² = x³ − 3x + b over a prime field (SP 800-186 §3.2.1).</summary>
internal sealed record NamedCurve(KeyAlgorithm Algorithm, string Oid, ECCurve Platform, int Octets, BigInteger Prime, BigInteger B)
{
    public static NamedCurve P256 { get; } = new(
        KeyAlgorithm.P256,
        Oids.P256,
        ECCurve.NamedCurves.nistP256,
        32,
        Number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"),
        Number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"));

    public static NamedCurve P384 { get; } = new(
        KeyAlgorithm.P384,
        Oids.P384,
        ECCurve.NamedCurves.nistP384,
        48,
        Number("fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff"),
        Number("b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"));

    public static NamedCurve? Find(string oid) => oid switch
    {
        Oids.P256 => P256,
        Oids.P384 => P384,
        _ => null,
    };

    public bool Has(ReadOnlySpan<byte> pointX, ReadOnlySpan<byte> pointY)
    {
        var x = new BigInteger(pointX, isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(pointY, isUnsigned: true, isBigEndian: true);
        return x < Prime && y < Prime && ((y * y) - ((((x * x) - 3) * x) + B)) % Prime == 0;
    }

    private static BigInteger Number(string hexadecimal) => BigInteger.Parse("0" + hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
