using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Pki.Verification;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Time_stamping_a_digest : IDisposable
{
    private const string Configuration = """
        [tsa]
        serial = serial
        default_policy = 1.3.6.1.4.1.99999.3.1
        digests = sha256
        signer_digest = sha256
        accuracy = secs:1
        ordering = yes
        tsa_name = yes
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256
        """;

    private static readonly Sha256Digest Digest = Sha256Digest.Of("stamped"u8);

    private readonly DemoHierarchy _demo = DemoHierarchy.Build(KeyAlgorithm.Rsa2048, at: DateTimeOffset.UtcNow);

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void gives_a_token_of_openssl_that_verifies()
    {
        var request = Ask();
        var asked = DateTimeOffset.UtcNow.AddSeconds(-1); // the authority tells whole seconds

        var (token, check) = TimeStampToken.ReadResponse(Answer(request), request, [_demo.Root]);

        Assert.True(check.Passed, check.Reason);
        Assert.Equal("1.3.6.1.4.1.99999.3.1", token!.Policy);
        Assert.InRange(token.Time, asked, DateTimeOffset.UtcNow);
        Assert.Equal(_demo.Root, token.Path.Certificates[^1]);
        Assert.True(TimeStampToken.Verify(token.Der, Digest, [_demo.Root]).Check.Passed);
        Assert.Equal(token.Time, TimeStampToken.TimeOf(token.Der, Digest));
    }

    [Fact]
    public void is_refused_for_another_digest_request_anchor_or_use()
    {
        var request = Ask();
        var answer = Answer(request);
        var token = TimeStampToken.ReadResponse(answer, request, [_demo.Root]).Token!;
        using var other = DemoHierarchy.Build();

        Assert.Equal(SubIndication.FormatFailure, TimeStampToken.ReadResponse(answer, Ask(), [_demo.Root]).Check.SubIndication);
        Assert.Equal(SubIndication.HashFailure, TimeStampToken.Verify(token.Der, Sha256Digest.Zero, [_demo.Root]).Check.SubIndication);
        Assert.Equal(SubIndication.NoCertificateChainFound, TimeStampToken.Verify(token.Der, Digest, [other.Root]).Check.SubIndication);
        Assert.Equal(SubIndication.FormatFailure, TimeStampToken.Verify("rubbish"u8.ToArray(), Digest, [_demo.Root]).Check.SubIndication);
        Assert.Equal(SubIndication.FormatFailure, TimeStampToken.ReadResponse("rubbish"u8.ToArray(), request, [_demo.Root]).Check.SubIndication);
        Assert.Null(TimeStampToken.TimeOf(token.Der, Sha256Digest.Zero));
        Assert.Null(TimeStampToken.TimeOf("rubbish"u8.ToArray(), Digest));
    }

    [Fact]
    public void is_to_be_tried_later_where_the_authority_refuses() => Assert.Equal(
        SubIndication.TryLater,
        TimeStampToken.ReadResponse(Convert.FromHexString("30053003020102"), Ask(), [_demo.Root]).Check.SubIndication);

    [Fact]
    public void needs_a_nonce_of_8_octets() => Assert.Throws<ArgumentException>(() => TimeStampRequest.Compose(Digest, new byte[7]));

    private static TimeStampRequest Ask() => TimeStampRequest.Compose(Digest, RandomNumberGenerator.GetBytes(16));

    private byte[] Answer(TimeStampRequest request)
    {
        using var judge = new Judge();
        var stamping = DemoHierarchy.Sign(_demo.IssuingKey, ToBeSignedCertificate.ComposePlain(
            _demo.Issuing, DistinguishedName.Write((Oids.CommonName, "Exemplu TSA")), _demo.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature, [Oids.TimeStamping], [], "7A", _demo.At.AddDays(-1), _demo.At.AddDays(1), _demo.IssuingKey.Scheme));
        judge.Keep("ts.cnf", System.Text.Encoding.ASCII.GetBytes(Configuration));
        judge.Keep("serial", "01\n"u8);
        judge.Keep("query.tsq", request.Der.Span);
        judge.KeepPem("key.pem", "PRIVATE KEY", _demo.HolderKey.ExportPkcs8());
        judge.KeepPem("tsa.pem", "CERTIFICATE", stamping.Der);
        judge.KeepPem("issuing.pem", "CERTIFICATE", _demo.Issuing.Der);
        judge.KeepPem("root.pem", "CERTIFICATE", _demo.Root.Der);
        judge.OpenSsl(
            "ts", "-reply", "-config", "ts.cnf", "-section", "tsa", "-queryfile", "query.tsq", "-signer", "tsa.pem", "-inkey", "key.pem", "-chain", "issuing.pem", "-out", "reply.tsr");
        judge.OpenSsl("ts", "-verify", "-queryfile", "query.tsq", "-in", "reply.tsr", "-CAfile", "root.pem", "-untrusted", "issuing.pem");
        return judge.Read("reply.tsr");
    }
}
