using System.Security.Cryptography;
using DigiRenew.Pki;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>How a scheme is carried out by a mechanism: what the token is given, and what it gives back.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Input">From the message to what the token signs.</param>
/// <param name="Output">From what the token gives to the signature value.</param>
internal sealed record SigningMethod(
    SignatureScheme Scheme, Mechanism Mechanism, SigningMethod.Transform Input, SigningMethod.Transform Output)
{
    internal delegate byte[] Transform(ReadOnlySpan<byte> octets);

    /// <summary>DigestInfo of SHA-256 up to the digest, RFC 8017 §9.2 note 1.</summary>
    private static readonly byte[] Sha256DigestInfo = Convert.FromHexString("3031300D060960864801650304020105000420");

    private static readonly ulong[] PssParameter = [Ckm.Sha256, Ckm.Mgf1Sha256, SHA256.HashSizeInBytes];

    /// <summary>All methods. Where the token can digest by itself that comes first: some devices insist on the last round.</summary>
    private static readonly SigningMethod[] All =
    [
        new(SignatureScheme.RsaPkcs1Sha256, new Mechanism(Ckm.Sha256RsaPkcs), AsIs, AsIs),
        new(SignatureScheme.RsaPkcs1Sha256, new Mechanism(Ckm.RsaPkcs), m => [.. Sha256DigestInfo, .. SHA256.HashData(m)], AsIs),
        new(SignatureScheme.RsaPssSha256, new Mechanism(Ckm.Sha256RsaPkcsPss, PssParameter), AsIs, AsIs),
        new(SignatureScheme.RsaPssSha256, new Mechanism(Ckm.RsaPkcsPss, PssParameter), SHA256.HashData, AsIs),
        new(SignatureScheme.EcdsaSha256, new Mechanism(Ckm.Ecdsa), SHA256.HashData, EcdsaValue.ToDer),
        new(SignatureScheme.EcdsaSha384, new Mechanism(Ckm.Ecdsa), SHA384.HashData, EcdsaValue.ToDer),
    ];

    /// <summary>Schemes that suit a kind of key, best first: PKCS #1 v1.5 before PSS because every PDF reader verifies it.</summary>
    public static IReadOnlyList<SignatureScheme> SchemesOf(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.P256 => [SignatureScheme.EcdsaSha256],
        KeyAlgorithm.P384 => [SignatureScheme.EcdsaSha384, SignatureScheme.EcdsaSha256],
        _ => [SignatureScheme.RsaPkcs1Sha256, SignatureScheme.RsaPssSha256],
    };

    /// <summary>Methods for a scheme, best first.</summary>
    public static IEnumerable<SigningMethod> Of(SignatureScheme scheme) => All.Where(m => m.Scheme == scheme);

    private static byte[] AsIs(ReadOnlySpan<byte> octets) => octets.ToArray();
}
