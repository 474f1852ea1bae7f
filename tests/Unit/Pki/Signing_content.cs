using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Signing_content
{
    private const string OwnType = "1.3.6.1.4.1.99999.2.1";

    private static readonly byte[] Content = "{\"purpose\":\"session\",\r\n\"name\":\"Ștefan\"}"u8.ToArray();

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPkcs1Sha256, CadesSignature.Data, false)]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPkcs1Sha256, CadesSignature.Data, true)]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPssSha256, CadesSignature.Data, true)]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPssSha256, OwnType, false)]
    [InlineData(KeyAlgorithm.P256, SignatureScheme.EcdsaSha256, OwnType, false)]
    [InlineData(KeyAlgorithm.P256, SignatureScheme.EcdsaSha256, CadesSignature.Data, true)]
    [InlineData(KeyAlgorithm.P384, SignatureScheme.EcdsaSha384, CadesSignature.Data, false)]
    [InlineData(KeyAlgorithm.P384, SignatureScheme.EcdsaSha384, OwnType, true)]
    public async Task gives_what_openssl_and_we_verify(KeyAlgorithm algorithm, SignatureScheme scheme, string contentType, bool detached)
    {
        using var demo = DemoHierarchy.Build(algorithm, scheme);
        using var judge = new Judge();
        var cms = await CadesSignature.SignAsync(Content, contentType, detached, demo.Holder, demo.Chain, demo.HolderKey, demo.At, CancellationToken.None);

        judge.Keep("signed.p7s", cms);
        judge.Keep("content", Content);
        judge.KeepPem("root.pem", "CERTIFICATE", demo.Root.Der);
        _ = judge.OpenSsl(
        [
            "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "signed.p7s", "-CAfile", "root.pem", "-purpose", "any",
            "-attime", $"{demo.At.ToUnixTimeSeconds()}", "-out", "verified", .. detached ? new[] { "-content", "content" } : [],
        ]);
        Assert.Equal(Content, judge.Read("verified"));

        var verdict = CadesSignature.Verify(cms, contentType, detached ? Content : (ReadOnlyMemory<byte>?)null);
        Assert.True(verdict.Check.Passed, verdict.Check.Reason);
        Assert.Equal(demo.Holder, verdict.Signer);
        Assert.Equal(demo.At, verdict.SigningTime);
        Assert.Equal(scheme, verdict.Scheme);
        Assert.Equal(3, verdict.Certificates.Length);
        Assert.Equal(Content, verdict.Content.ToArray());
    }

    [Fact]
    public async Task leaves_the_signing_time_out_where_none_is_given()
    {
        using var demo = DemoHierarchy.Build();

        var cms = await CadesSignature.SignAsync(Content, CadesSignature.Data, true, demo.Holder, [], demo.HolderKey, null, CancellationToken.None);

        Assert.Null(CadesSignature.Verify(cms, CadesSignature.Data, Content).SigningTime);
        Assert.Equal(-1, cms.AsSpan().IndexOf(Convert.FromHexString("2A864886F70D010905")));
    }

    [Fact]
    public async Task has_the_version_that_goes_with_the_content_type()
    {
        using var demo = DemoHierarchy.Build();
        using var judge = new Judge();
        foreach (var (contentType, version) in new[] { (CadesSignature.Data, 1), (OwnType, 3) })
        {
            judge.Keep("c.p7s", await CadesSignature.SignAsync(Content, contentType, false, demo.Holder, [], demo.HolderKey, null, CancellationToken.None));
            Assert.Contains($"d.signedData: \n    version: {version}\n", judge.OpenSsl("cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "c.p7s"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task gives_the_same_octets_for_the_same_inputs()
    {
        using var demo = DemoHierarchy.Build(KeyAlgorithm.Rsa2048);

        async Task<byte[]> Sign() => await CadesSignature.SignAsync(Content, CadesSignature.Data, true, demo.Holder, demo.Chain, demo.HolderKey, demo.At, CancellationToken.None);

        Assert.Equal(await Sign(), await Sign());
    }

    [Fact]
    public async Task refuses_a_key_that_is_not_the_signers()
    {
        using var demo = DemoHierarchy.Build();

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await CadesSignature.SignAsync(Content, CadesSignature.Data, true, demo.Holder, [], demo.RootKey, null, CancellationToken.None));
    }

    [Fact]
    public async Task refuses_what_a_faulty_key_gives()
    {
        using var demo = DemoHierarchy.Build();
        var faulty = new FaultyKey(demo.HolderKey);

        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(async () =>
            await CadesSignature.SignAsync(Content, CadesSignature.Data, true, demo.Holder, [], faulty, null, CancellationToken.None));
    }

    private sealed class FaultyKey(SoftwareKey key) : ISigningKey
    {
        public ReadOnlyMemory<byte> SubjectPublicKeyInfo => key.SubjectPublicKeyInfo;

        public SignatureScheme Scheme => key.Scheme;

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
            key.SignAsync(new byte[] { 1 }, cancellationToken);
    }
}
