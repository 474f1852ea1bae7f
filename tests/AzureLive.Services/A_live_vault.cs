using System.Security.Cryptography;
using Azure.Identity;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Pki;
using DigiRenew.Tests.AzureLive;

namespace DigiRenew.Tests.AzureLive.Services;

public sealed class A_live_vault
{
    private static readonly byte[] Message = "what is signed"u8.ToArray();

    private readonly VaultClients _vaults = new(new DefaultAzureCredential());
    private readonly Uri _vault = new(Live.Setting(Live.Vault));

    [Fact]
    public async Task signs_so_that_its_certificate_verifies()
    {
        var named = Live.Setting(Live.Certificate).Split('/');
        var certificate = await VaultCertificate.OpenAsync(_vaults.Certificates(_vault), _vaults.Key, named[0], named[1], CancellationToken.None);
        var signature = await certificate.Key.SignAsync(Message, CancellationToken.None);
        var key = certificate.Key.SubjectPublicKeyInfo.Span;
        if (certificate.Key.Scheme is SignatureScheme.EcdsaSha256 or SignatureScheme.EcdsaSha384)
        {
            using var curve = ECDsa.Create();
            curve.ImportSubjectPublicKeyInfo(key, out _);
            var digest = certificate.Key.Scheme == SignatureScheme.EcdsaSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;
            Assert.True(curve.VerifyData(Message, signature, digest, DSASignatureFormat.Rfc3279DerSequence));
        }
        else
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(key, out _);
            Assert.True(rsa.VerifyData(Message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    [Fact]
    public async Task gives_back_the_key_that_it_wrapped_and_to_nobody_else()
    {
        var wrap = new KeyVaultKeyWrap(new Uri(_vault, "keys/data"), _vaults.Key);
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = await wrap.WrapAsync([.. key], Message, CancellationToken.None);
        Assert.Equal(key, await wrap.UnwrapAsync(wrapped, Message, CancellationToken.None));
        await Assert.ThrowsAsync<InvalidDataException>(() => wrap.UnwrapAsync(wrapped, "another"u8.ToArray(), CancellationToken.None));
    }
}
