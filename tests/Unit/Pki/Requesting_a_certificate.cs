using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Requests;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Requesting_a_certificate
{
    private static readonly byte[] Subject = new DemoHolder().Subject();

    [Theory]
    [InlineData(KeyAlgorithm.P256, null)]
    [InlineData(KeyAlgorithm.P384, null)]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPkcs1Sha256)]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPssSha256)]
    public async Task proves_possession_to_openssl_and_to_us(KeyAlgorithm algorithm, SignatureScheme? scheme)
    {
        using var key = SoftwareKey.Generate(algorithm, scheme);
        using var judge = new Judge();

        var made = await CertificationRequest.CreateAsync(Subject, key, CancellationToken.None);
        var (read, refused) = CertificationRequest.Read(made.Der);

        Assert.Null(refused);
        Assert.True(read!.Subject.Span.SequenceEqual(Subject));
        Assert.True(read.SubjectPublicKeyInfo.Span.SequenceEqual(key.SubjectPublicKeyInfo.Span));
        Assert.Equal((algorithm, made.PublicKey), (read.KeyAlgorithm!.Value, read.PublicKey));
        judge.Keep("request.der", made.Der.Span);
        Assert.Contains("verify OK", judge.OpenSsl("req", "-inform", "DER", "-in", "request.der", "-verify", "-noout"), StringComparison.Ordinal);
    }

    [Fact]
    public void takes_one_of_openssl_with_attributes()
    {
        using var judge = new Judge();
        judge.OpenSsl(
            "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-subj", "/CN=x", "-addext", "keyUsage=digitalSignature", "-outform", "DER", "-out", "r.der");

        var (request, refused) = CertificationRequest.Read(judge.Read("r.der"));

        Assert.Null(refused);
        Assert.Equal("CN=x", DistinguishedName.Read(request!.Subject).ToString());
    }

    [Fact]
    public void of_SHA_1_is_refused()
    {
        using var judge = new Judge();
        judge.OpenSsl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-subj", "/CN=x", "-sha1", "-outform", "DER", "-out", "r.der");

        Assert.Contains("algorithm", CertificationRequest.Read(judge.Read("r.der")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_whatever_octet_is_changed()
    {
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
        var der = (await CertificationRequest.CreateAsync(Subject, key, CancellationToken.None)).Der.ToArray();
        for (var i = 0; i < der.Length; i++)
        {
            var changed = der.ToArray();
            changed[i] ^= 1;
            var (request, refused) = CertificationRequest.Read(changed);
            Assert.Null(request);
            Assert.NotNull(refused);
        }

        Assert.Null(CertificationRequest.Read(new byte[] { 0x30 }).Request);
        Assert.Null(CertificationRequest.Read(new byte[100_000]).Request);
        Assert.Null(CertificationRequest.Read((byte[])[.. der, 0]).Request);
    }
}
