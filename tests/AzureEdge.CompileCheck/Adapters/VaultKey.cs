using System.Security.Cryptography;
using Azure;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;

namespace DigiRenew.Tests.AzureEdge.Adapters;

/// <summary>A vault's key as its client shows it, with the key in this process.</summary>
/// <param name="key">RSA or ECDSA.</param>
/// <param name="id">Address, with the version.</param>
internal sealed class VaultKey(AsymmetricAlgorithm key, string id) : CryptographyClient
{
    public RequestFailedException? Failure { get; set; }

    public override Task<SignResult> SignDataAsync(SignatureAlgorithm algorithm, byte[] data, CancellationToken cancellationToken = default) => Do(() =>
        CryptographyModelFactory.SignResult(id, Sign(algorithm, data), algorithm));

    public override Task<WrapResult> WrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] key1, CancellationToken cancellationToken = default) => Do(() =>
        CryptographyModelFactory.WrapResult(id, Rsa(algorithm).Encrypt(key1, RSAEncryptionPadding.OaepSHA256), algorithm));

    public override Task<UnwrapResult> UnwrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] encryptedKey, CancellationToken cancellationToken = default) => Do(() =>
    {
        try
        {
            return CryptographyModelFactory.UnwrapResult(id, Rsa(algorithm).Decrypt(encryptedKey, RSAEncryptionPadding.OaepSHA256), algorithm);
        }
        catch (CryptographicException)
        {
            throw new RequestFailedException(400, "BadParameter");
        }
    });

    private Task<T> Do<T>(Func<T> work) => Failure is { } failure ? Task.FromException<T>(failure) : Task.Run(work);

    private RSA Rsa(KeyWrapAlgorithm algorithm)
    {
        Assert.Equal("RSA-OAEP-256", algorithm.ToString());
        return (RSA)key;
    }

    private byte[] Sign(SignatureAlgorithm algorithm, byte[] data) => (key, algorithm.ToString()) switch
    {
        (RSA rsa, "RS256") => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        (RSA rsa, "PS256") => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        (ECDsa { KeySize: 256 } curve, "ES256") => curve.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        (ECDsa { KeySize: 384 } curve, "ES384") => curve.SignData(data, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw new RequestFailedException(400, "BadParameter"),
    };
}
