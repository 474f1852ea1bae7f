using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki;

/// <summary>Public keys as DER SubjectPublicKeyInfo.</summary>
public static class PublicKeys
{
    private const long SmallestModulusBits = 2048;
    private const long LargestModulusBits = 8192;
    private const long LargestExponentBits = 256; // SP 800-56B §6.2
    private const int LeastExponent = 65537;

    /// <summary>The key's type, or null where we do not know it.</summary>
    public static KeyAlgorithm? AlgorithmOf(ReadOnlyMemory<byte> subjectPublicKeyInfo) => ReadableKey.TryRead(subjectPublicKeyInfo) switch
    {
        ReadableKey.Rsa { Bits: 2048 } => KeyAlgorithm.Rsa2048,
        ReadableKey.Rsa { Bits: 3072 } => KeyAlgorithm.Rsa3072,
        ReadableKey.Rsa { Bits: 4096 } => KeyAlgorithm.Rsa4096,
        ReadableKey.Point point => point.Curve.Algorithm,
        _ => null,
    };

    /// <summary>Verifies a signature; false also for a key or signature that can't be read, and for RSA below 2048 bits.</summary>
    public static bool Verify(
        ReadOnlyMemory<byte> subjectPublicKeyInfo, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            return (ReadableKey.TryRead(subjectPublicKeyInfo), scheme) switch
            {
                (ReadableKey.Rsa key, SignatureScheme.RsaPkcs1Sha256 or SignatureScheme.RsaPkcs1Sha384 or SignatureScheme.RsaPkcs1Sha512) =>
                    Verify(key, message, signature, AlgorithmIdentifiers.DigestOf(scheme), RSASignaturePadding.Pkcs1),
                (ReadableKey.Rsa key, SignatureScheme.RsaPssSha256 or SignatureScheme.RsaPssSha384 or SignatureScheme.RsaPssSha512) =>
                    Verify(key, message, signature, AlgorithmIdentifiers.DigestOf(scheme), RSASignaturePadding.Pss),
                (ReadableKey.Point key, SignatureScheme.EcdsaSha256 or SignatureScheme.EcdsaSha384 or SignatureScheme.EcdsaSha512) =>
                    Verify(key, message, signature, AlgorithmIdentifiers.DigestOf(scheme)),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>
    /// Why a key is too weak to certify whatever its size: RSA exponent even or below 65537, a modulus that is even, has a small factor or
    /// two factors close together, or has the ROCA fingerprint (CVE-2017-15361); a point not on the curve; a key of a type that we do not
    /// know or that can't be read. Null where it is none of this.
    /// </summary>
    public static string? WeaknessOf(ReadOnlyMemory<byte> subjectPublicKeyInfo) => ReadableKey.TryRead(subjectPublicKeyInfo) switch
    {
        ReadableKey.Rsa key => WeaknessOf(key),
        ReadableKey.Point key => key.Curve.Has(key.X, key.Y) ? null : "The point is not on the curve.",
        _ => "The key can't be read, or its type is unknown.",
    };

    /// <summary>True for keys under which signatures are not accepted: RSA below 2048 bits, unknown types.</summary>
    internal static bool IsTooSmall(ReadOnlyMemory<byte> subjectPublicKeyInfo) => ReadableKey.TryRead(subjectPublicKeyInfo) switch
    {
        ReadableKey.Rsa key => key.Bits < SmallestModulusBits,
        ReadableKey.Point => false,
        _ => true,
    };

    private static string? WeaknessOf(ReadableKey.Rsa key) => key switch
    {
        { E.IsEven: true } => "The RSA exponent is even.",
        _ when key.E < LeastExponent => "The RSA exponent is below 65537.",
        _ when key.E.GetBitLength() > LargestExponentBits => "The RSA exponent is longer than 256 bits.",
        _ when key.E >= key.N => "The RSA exponent is not below the modulus.",
        _ when RsaModulus.HasRocaFingerprint(key.N) => "The RSA modulus has the ROCA fingerprint (CVE-2017-15361).",
        _ when RsaModulus.HasSmallFactor(key.N) => "The RSA modulus has a small factor.",
        _ when RsaModulus.HasCloseFactors(key.N) => "The RSA modulus has two factors that are close together.",
        _ => null,
    };

    private static bool Verify(ReadableKey.Rsa key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, HashAlgorithmName digest, RSASignaturePadding padding)
    {
        if (key.Bits is < SmallestModulusBits or > LargestModulusBits || key.E.GetBitLength() > LargestExponentBits)
        {
            return false;
        }

        using var rsa = RSA.Create(new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent });
        return rsa.VerifyData(message, signature, digest, padding);
    }

    private static bool Verify(ReadableKey.Point key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, HashAlgorithmName digest)
    {
        if (!key.Curve.Has(key.X, key.Y))
        {
            return false;
        }

        using var ecdsa = ECDsa.Create(new ECParameters { Curve = key.Curve.Platform, Q = new() { X = key.X, Y = key.Y } });
        return ecdsa.VerifyData(message, signature, digest, DSASignatureFormat.Rfc3279DerSequence);
    }
}
