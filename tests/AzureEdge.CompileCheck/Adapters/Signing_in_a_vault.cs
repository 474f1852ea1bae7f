using System.Security.Cryptography;
using Azure;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Pki;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Signing_in_a_vault
{
    private static readonly byte[] Message = "what is signed"u8.ToArray();

    [Theory]
    [InlineData(2048)]
    [InlineData(3072)]
    public async Task signs_with_an_RSA_key_as_certificates_want_it(int size)
    {
        using var rsa = RSA.Create(size);
        Assert.Equal(SignatureScheme.RsaPkcs1Sha256, KeyVaultSigningKey.UsualSchemeOf(rsa.ExportSubjectPublicKeyInfo()));
        Assert.True(rsa.VerifyData(
            Message, await SignAsync(rsa, rsa.ExportSubjectPublicKeyInfo(), SignatureScheme.RsaPkcs1Sha256), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.True(rsa.VerifyData(
            Message, await SignAsync(rsa, rsa.ExportSubjectPublicKeyInfo(), SignatureScheme.RsaPssSha256), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Theory]
    [InlineData("nistP256", SignatureScheme.EcdsaSha256, "SHA256")]
    [InlineData("nistP384", SignatureScheme.EcdsaSha384, "SHA384")]
    public async Task signs_with_a_key_on_a_curve_as_certificates_want_it(string curve, SignatureScheme scheme, string digest)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        Assert.Equal(scheme, KeyVaultSigningKey.UsualSchemeOf(key.ExportSubjectPublicKeyInfo()));
        Assert.True(key.VerifyData(
            Message, await SignAsync(key, key.ExportSubjectPublicKeyInfo(), scheme), new HashAlgorithmName(digest), DSASignatureFormat.Rfc3279DerSequence));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task says_that_another_try_is_worth_it_when_the_vault_does_not_sign(int status)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var vault = new VaultKey(key, "https://v.example/keys/issuing/1") { Failure = new RequestFailedException(status, "no") };
        var signing = new KeyVaultSigningKey(vault, key.ExportSubjectPublicKeyInfo(), SignatureScheme.EcdsaSha256);
        await Assert.ThrowsAsync<IOException>(async () => await signing.SignAsync(Message, CancellationToken.None));
    }

    [Fact]
    public void knows_no_key_of_another_size()
    {
        using var small = RSA.Create(1024);
        Assert.Throws<InvalidDataException>(() => KeyVaultSigningKey.UsualSchemeOf(small.ExportSubjectPublicKeyInfo()));
    }

    private static async Task<byte[]> SignAsync(AsymmetricAlgorithm key, byte[] info, SignatureScheme scheme) =>
        await new KeyVaultSigningKey(new VaultKey(key, "https://v.example/keys/issuing/1"), info, scheme).SignAsync(Message, CancellationToken.None);
}
