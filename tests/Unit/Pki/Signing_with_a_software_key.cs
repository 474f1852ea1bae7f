using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Signing_with_a_software_key
{
    private static readonly byte[] Message = "message"u8.ToArray();

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPkcs1Sha256, SignatureScheme.RsaPssSha256)]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPssSha256, SignatureScheme.RsaPkcs1Sha256)]
    [InlineData(KeyAlgorithm.Rsa4096, SignatureScheme.RsaPkcs1Sha256, SignatureScheme.RsaPssSha256)]
    [InlineData(KeyAlgorithm.P256, SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384)]
    [InlineData(KeyAlgorithm.P384, SignatureScheme.EcdsaSha384, SignatureScheme.EcdsaSha256)]
    public async Task holds_for_this_scheme_and_message_only_and_after_export(KeyAlgorithm algorithm, SignatureScheme scheme, SignatureScheme other)
    {
        using var made = SoftwareKey.Generate(algorithm, scheme);
        var pkcs8 = made.ExportPkcs8();
        using var key = SoftwareKey.ImportPkcs8(pkcs8, scheme);
        CryptographicOperations.ZeroMemory(pkcs8);

        var signature = await key.SignAsync(Message, CancellationToken.None);

        Assert.Equal(made.SubjectPublicKeyInfo.ToArray(), key.SubjectPublicKeyInfo.ToArray());
        Assert.True(PublicKeys.Verify(made.SubjectPublicKeyInfo, scheme, Message, signature));
        Assert.False(PublicKeys.Verify(made.SubjectPublicKeyInfo, other, Message, signature));
        Assert.False(PublicKeys.Verify(made.SubjectPublicKeyInfo, scheme, "massage"u8, signature));
        Assert.False(PublicKeys.Verify(made.SubjectPublicKeyInfo, scheme, Message, signature.AsSpan(1)));
        Assert.False(PublicKeys.Verify(made.SubjectPublicKeyInfo, scheme, Message, [.. signature, 0]));
    }

    [Fact]
    public void has_the_usual_scheme_of_its_type()
    {
        using var rsa = SoftwareKey.Generate(KeyAlgorithm.Rsa2048);
        using var p256 = SoftwareKey.Generate(KeyAlgorithm.P256);
        using var p384 = SoftwareKey.Generate(KeyAlgorithm.P384);

        Assert.Equal(
            (SignatureScheme.RsaPkcs1Sha256, SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384), (rsa.Scheme, p256.Scheme, p384.Scheme));
    }

    [Fact]
    public void refuses_a_scheme_of_another_type()
    {
        Assert.Throws<ArgumentException>(() => SoftwareKey.Generate(KeyAlgorithm.P256, SignatureScheme.RsaPssSha256));
        Assert.Throws<ArgumentException>(() => SoftwareKey.Generate(KeyAlgorithm.Rsa2048, SignatureScheme.EcdsaSha256));
    }

    [Fact]
    public void refuses_what_is_not_one_key_that_we_know()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        using var judge = new Judge();
        judge.OpenSsl("genpkey", "-algorithm", "ED25519", "-outform", "DER", "-out", "e.der");
        judge.OpenSsl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024", "-outform", "DER", "-out", "r.der");

        Assert.Throws<CryptographicException>(() => SoftwareKey.ImportPkcs8([]));
        Assert.Throws<CryptographicException>(() => SoftwareKey.ImportPkcs8([.. key.ExportPkcs8(), 0]));
        Assert.Throws<CryptographicException>(() => SoftwareKey.ImportPkcs8(judge.Read("e.der")));
        Assert.Throws<CryptographicException>(() => SoftwareKey.ImportPkcs8(judge.Read("r.der")));
    }

    [Fact]
    public async Task works_on_several_threads()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);

        await Parallel.ForAsync(0, 200, async (_, cancellationToken) =>
        {
            var signature = await key.SignAsync(Message, cancellationToken);
            Assert.True(PublicKeys.Verify(key.SubjectPublicKeyInfo, key.Scheme, Message, signature));
        });
    }
}
