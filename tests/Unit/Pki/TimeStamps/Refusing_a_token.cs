using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.TimeStamps;
using DigiRenew.Pki.Verification;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki.TimeStamps;

/// <summary>Every token is made by <c>openssl ts</c>; each is refused for one thing that is wrong with it.</summary>
public sealed class Refusing_a_token : IDisposable
{
    private const string Configuration = """
        [tsa]
        serial = serial
        default_policy = 1.3.6.1.4.1.99999.3.1
        digests = sha256
        signer_digest = sha256
        ess_cert_id_alg = sha256
        """;

    private static readonly byte[] Nonce = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly TimeStampRequest Request = TimeStampRequest.Compose(Sha256Digest.Of("stamped"u8), Nonce);

    private readonly DemoHierarchy _demo = DemoHierarchy.Build(at: DateTimeOffset.UtcNow);

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void that_is_of_another_digest_with_the_right_nonce() => Assert.Equal(
        SubIndication.HashFailure, Why(Answer(TimeStampRequest.Compose(Sha256Digest.Of("another"u8), Nonce))));

    [Fact]
    public void that_is_of_the_right_digest_with_another_nonce() => Assert.Equal(
        SubIndication.FormatFailure, Why(Answer(TimeStampRequest.Compose(Request.Imprint, new byte[] { 9, 2, 3, 4, 5, 6, 7, 8 }))));

    [Fact]
    public void whose_authority_has_expired() => Assert.Equal(SubIndication.Expired, Why(Answer(Request, expired: true)));

    [Fact]
    public void of_a_chain_that_is_not_configured()
    {
        using var lookalike = DemoHierarchy.Build(at: _demo.At);
        Assert.Equal(SubIndication.NoCertificateChainFound, TimeStampToken.ReadResponse(Answer(Request), Request, [lookalike.Root]).Check.SubIndication);
    }

    private SubIndication? Why(byte[] answer) => TimeStampToken.ReadResponse(answer, Request, [_demo.Root]).Check.SubIndication;

    private byte[] Answer(TimeStampRequest request, bool expired = false)
    {
        using var judge = new Judge();
        var stamping = DemoHierarchy.Sign(_demo.IssuingKey, ToBeSignedCertificate.ComposePlain(
            _demo.Issuing, DistinguishedName.Write((Oids.CommonName, "Exemplu TSA")), _demo.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature, [Oids.TimeStamping], [], "7A", _demo.At.AddDays(-2), _demo.At.AddDays(expired ? -1 : 1), _demo.IssuingKey.Scheme));
        judge.Keep("ts.cnf", System.Text.Encoding.ASCII.GetBytes(Configuration));
        judge.Keep("serial", "01\n"u8);
        judge.Keep("query.tsq", request.Der.Span);
        judge.KeepPem("key.pem", "PRIVATE KEY", _demo.HolderKey.ExportPkcs8());
        judge.KeepPem("tsa.pem", "CERTIFICATE", stamping.Der);
        judge.KeepPem("issuing.pem", "CERTIFICATE", _demo.Issuing.Der);
        judge.OpenSsl(
            "ts", "-reply", "-config", "ts.cnf", "-section", "tsa", "-queryfile", "query.tsq", "-signer", "tsa.pem", "-inkey", "key.pem", "-chain", "issuing.pem", "-out", "reply.tsr");
        return judge.Read("reply.tsr");
    }
}
