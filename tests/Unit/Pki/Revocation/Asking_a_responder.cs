using System.Formats.Asn1;
using System.Text;
using System.Text.RegularExpressions;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki.Revocation;

/// <summary>Every answer is made by openssl, which nobody here wrote.</summary>
public sealed class Asking_a_responder : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build(at: DateTimeOffset.UtcNow);
    private readonly Judge _judge = new();

    public Asking_a_responder()
    {
        _judge.KeepPem("issuing.pem", "CERTIFICATE", _demo.Issuing.Der);
        _judge.KeepPem("issuing.key", "PRIVATE KEY", _demo.IssuingKey.ExportPkcs8());
        _judge.KeepPem("holder.pem", "CERTIFICATE", _demo.Holder.Der);
        _judge.KeepPem("responder.key", "PRIVATE KEY", _demo.HolderKey.ExportPkcs8());
        KeepIndex("V\t351231235959Z\t");
    }

    public void Dispose()
    {
        _judge.Dispose();
        _demo.Dispose();
    }

    [Fact]
    public void gives_the_issuers_own_answer()
    {
        var request = Ask();
        var (response, refused) = Read(Answer(request, "issuing"), request);
        Assert.Null(refused);
        Assert.Null(response!.Revoked);
        Assert.Equal(_demo.Issuing, response.Responder);
        Assert.InRange(response.ThisUpdate, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData("-nmin", "5")]
    [InlineData("-nmin", "5", "-resp_key_id")]
    public void gives_a_delegated_responders_answer(params string[] options)
    {
        KeepResponder(_demo.IssuingKey, _demo.Issuing, [Oids.OcspSigning]);
        var request = Ask();
        var (response, refused) = Read(Answer(request, "responder", options), request);
        Assert.Null(refused);
        Assert.Null(response!.Revoked);
        Assert.NotEqual(_demo.Issuing, response.Responder);
        Assert.NotNull(response.NextUpdate);
    }

    [Theory]
    [InlineData("keyCompromise", 1, false)]
    [InlineData("certificateHold", 6, true)]
    public void tells_revoked_from_on_hold(string reason, int code, bool isOnHold)
    {
        KeepIndex($"R\t351231235959Z\t261101000000Z,{reason}");
        var request = Ask();
        var revoked = Read(Answer(request, "issuing"), request).Response!.Revoked!;
        Assert.Equal((code, isOnHold), (revoked.Reason, revoked.IsOnHold));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), revoked.At);
    }

    [Fact]
    public void names_the_certificate_by_sha_1_or_sha_256()
    {
        _judge.OpenSsl("ocsp", "-sha256", "-issuer", "issuing.pem", "-cert", "holder.pem", "-reqout", "own.der");
        var shown = _judge.OpenSsl("ocsp", "-reqin", "own.der", "-req_text");
        Assert.Contains("sha256", shown, StringComparison.Ordinal);
        var nonce = Convert.FromHexString(Regex.Match(shown, @"OCSP Nonce:\s*04[0-9A-F]{2}([0-9A-F]+)").Groups[1].Value);
        var request = new OcspRequest(_judge.Read("own.der"), _demo.Holder, _demo.Issuing, nonce);
        Assert.Null(Read(Answer(request, "issuing"), request).Refused);
    }

    [Fact]
    public void is_refused_for_a_certificate_that_the_responder_does_not_know()
    {
        _judge.Keep("index.txt", "V\t351231235959Z\t\t0A1B\tunknown\t/CN=Other\n"u8);
        var request = Ask();
        Assert.Equal("The responder does not know the certificate.", Read(Answer(request, "issuing"), request).Refused);
    }

    [Fact]
    public void is_refused_for_another_request_or_certificate_or_without_a_nonce()
    {
        var request = Ask();
        var answer = Answer(request, "issuing");
        Assert.Equal("The answer is to another request.", Read(answer, Ask()).Refused);

        var other = _demo.Issue(_demo.Holder.Subject, _demo.HolderKey.SubjectPublicKeyInfo, "4D1A0000000000FF", _demo.At.AddDays(-1), _demo.At.AddDays(1));
        Assert.Equal("The answer is of another certificate.", Read(answer, request with { Certificate = other }).Refused);

        _judge.OpenSsl("ocsp", "-no_nonce", "-issuer", "issuing.pem", "-cert", "holder.pem", "-reqout", "own.der");
        Assert.Equal("The answer has no nonce.", Read(Answer(request with { Der = _judge.Read("own.der") }, "issuing"), request).Refused);
    }

    [Fact]
    public void is_refused_where_its_time_is_not_now()
    {
        var request = Ask();
        var answer = Answer(request, "issuing", "-nmin", "5");
        Assert.Equal("The answer is from the future.", OcspResponse.Read(answer, request, DateTimeOffset.UtcNow.AddHours(-1), TimeSpan.FromMinutes(5)).Refused);
        Assert.Equal("The answer is no longer in force.", OcspResponse.Read(answer, request, DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromMinutes(5)).Refused);
    }

    [Fact]
    public void is_refused_from_a_responder_that_the_issuer_did_not_make_one()
    {
        var request = Ask();
        KeepResponder(_demo.IssuingKey, _demo.Issuing, [Oids.EmailProtection]);
        Assert.Equal("The responder's certificate is not for OCSP signing.", Read(Answer(request, "responder"), request).Refused);

        KeepResponder(_demo.RootKey, _demo.Root, [Oids.OcspSigning]);
        Assert.Equal("The responder's certificate is not of the issuer.", Read(Answer(request, "responder"), request).Refused);

        using var lookalike = DemoHierarchy.Build(at: _demo.At);
        KeepResponder(lookalike.IssuingKey, lookalike.Issuing, [Oids.OcspSigning]);
        Assert.Equal("The responder's certificate is not of the issuer.", Read(Answer(request, "responder"), request).Refused);

        KeepResponder(_demo.IssuingKey, _demo.Issuing, [Oids.OcspSigning], expired: true);
        Assert.Equal("The responder's certificate is not valid at this time.", Read(Answer(request, "responder"), request).Refused);

        KeepResponder(_demo.IssuingKey, _demo.Issuing, [Oids.OcspSigning]);
        Assert.Equal("The responder is neither the issuer nor certified by it.", Read(Answer(request, "responder", "-resp_no_certs"), request).Refused);
    }

    /// <summary>RFC 6960 §4.2.2.2.1: without the extension its own status would have to be known, from whom else but itself.</summary>
    [Fact]
    public void is_refused_from_a_responder_whose_own_revocation_nobody_tells()
    {
        var request = Ask();
        _judge.Keep("responder.cnf", Encoding.ASCII.GetBytes("extendedKeyUsage=OCSPSigning\nkeyUsage=digitalSignature\n"));
        _judge.OpenSsl("req", "-new", "-key", "responder.key", "-subj", "/CN=Exemplu OCSP", "-out", "responder.csr");
        _judge.OpenSsl(
            "x509", "-req", "-in", "responder.csr", "-CA", "issuing.pem", "-CAkey", "issuing.key", "-days", "1", "-extfile", "responder.cnf", "-out", "responder.pem");
        Assert.Equal(
            "The responder's certificate has no ocsp-nocheck: nobody could say whether it was revoked.", Read(Answer(request, "responder"), request).Refused);

        _judge.Keep("responder.cnf", Encoding.ASCII.GetBytes("extendedKeyUsage=OCSPSigning\nkeyUsage=digitalSignature\nnoCheck=ignored\n"));
        _judge.OpenSsl(
            "x509", "-req", "-in", "responder.csr", "-CA", "issuing.pem", "-CAkey", "issuing.key", "-days", "1", "-extfile", "responder.cnf", "-out", "responder.pem");
        Assert.Null(Read(Answer(request, "responder"), request).Refused);
    }

    [Fact]
    public void is_refused_where_a_signed_octet_is_changed()
    {
        var request = Ask();
        var answer = Answer(request, "issuing");
        var nonce = answer.AsSpan().IndexOf(request.Nonce.Span);
        answer[nonce] ^= 1;
        Assert.Equal("The signature of the answer does not hold under the responder's key.", Read(answer, request).Refused);
    }

    [Theory]
    [InlineData("30030A0103", "The responder refuses with status 3.")]
    [InlineData("30030A0106", "The responder refuses with status 6.")]
    [InlineData("30030A0100", "This is not the DER of an OCSPResponse.")]
    [InlineData("00", "This is not the DER of an OCSPResponse.")]
    public void is_refused_where_there_is_no_answer(string der, string refused) =>
        Assert.StartsWith(refused, Read(Convert.FromHexString(der), Ask()).Refused, StringComparison.Ordinal);

    [Fact]
    public void survives_any_octet_cut_off()
    {
        var request = Ask();
        var answer = Answer(request, "issuing");
        for (var length = 0; length < answer.Length; length++)
        {
            Assert.Null(Read(answer[..length], request).Response);
        }
    }

    [Fact]
    public void needs_a_nonce_of_16_to_128_octets_and_the_issuer_itself()
    {
        Assert.Throws<ArgumentException>(() => OcspRequest.Compose(_demo.Holder, _demo.Issuing, new byte[15]));
        Assert.Throws<ArgumentException>(() => OcspRequest.Compose(_demo.Holder, _demo.Issuing, new byte[129]));
        Assert.Throws<ArgumentException>(() => OcspRequest.Compose(_demo.Holder, _demo.Root, new byte[32]));
    }

    [Fact]
    public void tells_from_when_on_expired_certificates_are_remembered()
    {
        var request = Ask();
        Assert.Null(Read(Answer(request, "issuing"), request).Response!.ArchiveCutoff);
        var since = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var (response, refused) = Read(WithSingleExtension(Answer(request, "issuing"), Oids.OcspArchiveCutoff, isCritical: false, writer => writer.WriteGeneralizedTime(since)), request);
        Assert.Null(refused);
        Assert.Equal(since, response!.ArchiveCutoff);
        Assert.True(response.TellsOf(_demo.Holder));
    }

    [Fact]
    public void is_refused_with_a_critical_extension_that_is_not_known()
    {
        var request = Ask();
        var answer = WithSingleExtension(Answer(request, "issuing"), "1.2.3.4", isCritical: true, writer => writer.WriteNull());
        Assert.EndsWith("Extension 1.2.3.4 is critical and unknown.", Read(answer, request).Refused, StringComparison.Ordinal);
    }

    /// <summary>The answer with one more extension of the certificate's status, signed anew by the issuer.</summary>
    private byte[] WithSingleExtension(byte[] answer, string oid, bool isCritical, Action<AsnWriter> value)
    {
        var outer = new AsnReader(answer, AsnEncodingRules.DER).ReadSequence();
        var status = outer.ReadEncodedValue();
        var bytes = outer.ReadSequence(new(TagClass.ContextSpecific, 0)).ReadSequence();
        var type = bytes.ReadEncodedValue();
        var basic = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
        var data = basic.ReadSequence();
        var algorithm = basic.ReadEncodedValue();
        var (responder, producedAt) = (data.ReadEncodedValue(), data.ReadEncodedValue());
        var single = data.ReadSequence().ReadSequence();
        var toBeSigned = Written(writer =>
        {
            writer.WriteEncodedValue(responder.Span);
            writer.WriteEncodedValue(producedAt.Span);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                while (single.HasData)
                {
                    writer.WriteEncodedValue(single.ReadEncodedValue().Span);
                }

                using (writer.PushSequence(new(TagClass.ContextSpecific, 1)))
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    if (isCritical)
                    {
                        writer.WriteBoolean(true);
                    }

                    using (writer.PushOctetString())
                    {
                        value(writer);
                    }
                }
            }

            writer.WriteEncodedValue(data.ReadEncodedValue().Span);
        });
        var signature = _demo.IssuingKey.SignAsync(toBeSigned, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Written(writer =>
        {
            writer.WriteEncodedValue(status.Span);
            using (writer.PushSequence(new(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(type.Span);
                writer.WriteOctetString(Written(inner =>
                {
                    inner.WriteEncodedValue(toBeSigned);
                    inner.WriteEncodedValue(algorithm.Span);
                    inner.WriteBitString(signature);
                }));
            }
        });

        static byte[] Written(Action<AsnWriter> content)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                content(writer);
            }

            return writer.Encode();
        }
    }

    private OcspRequest Ask() => OcspRequest.Compose(_demo.Holder, _demo.Issuing);

    private static (OcspResponse? Response, string? Refused) Read(byte[] answer, OcspRequest request) =>
        OcspResponse.Read(answer, request, DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));

    private byte[] Answer(OcspRequest request, string responder, params string[] options)
    {
        _judge.Keep("request.der", request.Der.Span);
        _judge.OpenSsl(
            [
                "ocsp", "-index", "index.txt", "-CA", "issuing.pem", "-rsigner", responder + ".pem", "-rkey", responder + ".key",
                "-reqin", "request.der", "-respout", "response.der", .. options,
            ]);
        return _judge.Read("response.der");
    }

    private void KeepIndex(string status) =>
        _judge.Keep("index.txt", Encoding.ASCII.GetBytes($"{status}\t{_demo.Holder.Serial}\tunknown\t/CN=Holder\n"));

    private void KeepResponder(SoftwareKey key, CertificateFacts issuer, string[] usages, bool expired = false) => _judge.KeepPem(
        "responder.pem",
        "CERTIFICATE",
        DemoHierarchy.Sign(key, ToBeSignedCertificate.ComposePlain(
            issuer,
            DistinguishedName.Write((Oids.CommonName, "Exemplu OCSP")),
            _demo.HolderKey.SubjectPublicKeyInfo,
            KeyUsage.DigitalSignature,
            usages,
            [],
            "7B",
            _demo.At.AddDays(-2),
            expired ? _demo.At.AddDays(-1) : _demo.At.AddDays(1),
            key.Scheme)).Der);
}
