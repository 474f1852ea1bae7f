using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Pki.Verification;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Verifying_a_signature : IDisposable
{
    private static readonly byte[] Content = "signed"u8.ToArray();

    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void passes_a_draft_as_it_stands()
    {
        var check = CheckOf(Draft().Encode());
        Assert.True(check.Passed, check.Reason);
    }

    [Fact]
    public void refuses_what_is_not_DER()
    {
        Is(SubIndication.FormatFailure, CheckOf([]));
        Is(SubIndication.FormatFailure, CheckOf([0x30, 0x80, 0, 0]));
        Is(SubIndication.FormatFailure, CheckOf("not a signature"u8.ToArray()));
        Is(SubIndication.FormatFailure, CheckOf([.. Draft().Encode(), 0]));
        Is(SubIndication.FormatFailure, CheckOf(new byte[(1024 * 1024) + 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void refuses_any_number_of_signers_but_one(int signers) => Is(SubIndication.FormatFailure, CheckOf(Draft(d => d.Signers = signers).Encode()));

    [Fact]
    public void refuses_more_than_16_certificates() =>
        Is(SubIndication.FormatFailure, CheckOf(Draft(d => d.Certificates = [.. Enumerable.Repeat(_demo.Holder.Der.ToArray(), 17)]).Encode()));

    [Fact]
    public void refuses_an_unknown_version() => Is(SubIndication.FormatFailure, CheckOf(Draft(d => d.Version = 2).Encode()));

    /// <summary>Nothing signs the version: were two accepted, an octet could be changed and nobody would see it.</summary>
    [Fact]
    public void refuses_the_version_of_another_content_type_or_signer() => Is(SubIndication.FormatFailure, CheckOf(Draft(d => d.Version = 3).Encode()));

    [Fact]
    public void refuses_another_content_type() => Is(SubIndication.FormatFailure, CheckOf(Draft(d => (d.ContentType, d.Version) = ("1.2.3", 3)).Encode()));

    [Fact]
    public void refuses_content_both_inside_and_detached() =>
        Is(SubIndication.FormatFailure, CadesSignature.Verify(Draft().Encode(), CadesSignature.Data, Content).Check);

    [Fact]
    public void refuses_content_neither_inside_nor_detached() => Is(SubIndication.SignedDataNotFound, CheckOf(Draft(d => d.IsDetached = true).Encode()));

    [Fact]
    public void refuses_other_content() =>
        Is(SubIndication.HashFailure, CadesSignature.Verify(Draft(d => d.IsDetached = true).Encode(), CadesSignature.Data, "other"u8.ToArray()).Check);

    [Fact]
    public void refuses_a_changed_signature_value() => Is(SubIndication.SigCryptoFailure, CheckOf(Draft().Encode(signature =>
    {
        signature[^1] ^= 1;
        return signature;
    })));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void refuses_a_signature_value_of_odd_length(int length) => Is(SubIndication.SigCryptoFailure, CheckOf(Draft().Encode(_ => new byte[length])));

    [Theory]
    [InlineData(CmsDraft.Sha1)]
    [InlineData("1.2.840.113549.2.5")]
    [InlineData(Oids.Sha512)]
    public void refuses_SHA_1_MD5_and_a_digest_other_than_the_signatures(string digest) =>
        Is(SubIndication.CryptoConstraintsFailure, CheckOf(Draft(d => d.Digest = digest).Encode()));

    [Fact]
    public void refuses_RSA_below_2048_bits()
    {
        using var judge = new Judge();
        judge.OpenSsl("req", "-x509", "-newkey", "rsa:1024", "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-subj", "/CN=small", "-days", "9");
        judge.Keep("content", Content);
        judge.OpenSsl("cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256", "-signer", "c.pem", "-inkey", "k.pem", "-in", "content", "-outform", "DER", "-out", "s.p7s");

        Is(SubIndication.CryptoConstraintsFailure, CheckOf(judge.Read("s.p7s")));
    }

    [Fact]
    public void refuses_SHA_1_of_openssl()
    {
        using var judge = new Judge();
        judge.OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-subj", "/CN=old", "-days", "9");
        judge.Keep("content", Content);
        judge.OpenSsl("cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha1", "-signer", "c.pem", "-inkey", "k.pem", "-in", "content", "-outform", "DER", "-out", "s.p7s");

        Is(SubIndication.CryptoConstraintsFailure, CheckOf(judge.Read("s.p7s")));
    }

    [Theory]
    [InlineData("rsa:2048")]
    [InlineData("ec:P-256")]
    public void passes_what_openssl_signs(string key)
    {
        using var judge = new Judge();
        string[] kind = key == "ec:P-256" ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"] : ["-newkey", key];
        judge.OpenSsl(["req", "-x509", .. kind, "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-subj", "/CN=openssl", "-days", "9"]);
        judge.Keep("content", Content);
        judge.OpenSsl("cms", "-sign", "-binary", "-cades", "-md", "sha256", "-signer", "c.pem", "-inkey", "k.pem", "-in", "content", "-outform", "DER", "-out", "s.p7s");

        var verdict = CadesSignature.Verify(judge.Read("s.p7s"), CadesSignature.Data, Content);

        Assert.True(verdict.Check.Passed, verdict.Check.Reason);
        Assert.NotNull(verdict.SigningTime);
    }

    [Theory]
    [InlineData("rsa:2048", "sha384", SignatureScheme.RsaPkcs1Sha384)]
    [InlineData("rsa:2048", "sha512", SignatureScheme.RsaPkcs1Sha512)]
    [InlineData("rsa:2048", "sha384", SignatureScheme.RsaPssSha384)]
    [InlineData("rsa:2048", "sha512", SignatureScheme.RsaPssSha512)]
    [InlineData("ec", "sha512", SignatureScheme.EcdsaSha512)]
    public void passes_what_openssl_signs_with_more_than_SHA_256(string key, string digest, SignatureScheme expected)
    {
        using var judge = new Judge();
        string[] kind = key == "ec" ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"] : ["-newkey", key];
        string[] padding = expected is SignatureScheme.RsaPssSha384 or SignatureScheme.RsaPssSha512 ? ["-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:-1"] : [];
        judge.OpenSsl(["req", "-x509", .. kind, "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-subj", "/CN=openssl", "-days", "9"]);
        judge.Keep("content", Content);
        judge.OpenSsl(["cms", "-sign", "-binary", "-cades", "-md", digest, "-signer", "c.pem", "-inkey", "k.pem", .. padding, "-in", "content", "-outform", "DER", "-out", "s.p7s"]);

        var verdict = CadesSignature.Verify(judge.Read("s.p7s"), CadesSignature.Data, Content);

        Assert.True(verdict.Check.Passed, verdict.Check.Reason);
        Assert.Equal(expected, verdict.Scheme);
        var spoilt = judge.Read("s.p7s");
        spoilt[^1] ^= 1;
        Assert.False(CadesSignature.Verify(spoilt, CadesSignature.Data, Content).Check.Passed);
    }

    [Fact]
    public void refuses_PSS_with_a_salt_of_another_length()
    {
        using var judge = new Judge();
        judge.OpenSsl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-subj", "/CN=openssl", "-days", "9");
        judge.Keep("content", Content);
        judge.OpenSsl(
            "cms", "-sign", "-binary", "-cades", "-md", "sha512", "-signer", "c.pem", "-inkey", "k.pem", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32",
            "-in", "content", "-outform", "DER", "-out", "s.p7s");

        Is(SubIndication.CryptoConstraintsFailure, CadesSignature.Verify(judge.Read("s.p7s"), CadesSignature.Data, Content).Check);
    }

    [Fact]
    public void refuses_a_missing_signing_certificate_attribute() =>
        Is(SubIndication.NoSigningCertificateFound, CheckOf(Draft().Without(Oids.SigningCertificateV2).Encode()));

    [Fact]
    public void refuses_the_digest_of_another_certificate() => Is(SubIndication.NoSigningCertificateFound, CheckOf(Draft()
        .With(Oids.SigningCertificateV2, CmsDraft.SigningCertificate(_demo.Root.Sha256.ToBytes())).Encode()));

    [Fact]
    public void refuses_a_wrong_issuer_in_the_signing_certificate_attribute() => Is(SubIndication.NoSigningCertificateFound, CheckOf(Draft()
        .With(Oids.SigningCertificateV2, CmsDraft.SigningCertificate(_demo.Holder.Sha256.ToBytes(), after: w =>
        {
            using (w.PushSequence())
            {
                using (w.PushSequence())
                using (w.PushSequence(new(System.Formats.Asn1.TagClass.ContextSpecific, 4)))
                {
                    w.WriteEncodedValue(_demo.Holder.Issuer.Span);
                }

                w.WriteInteger(5);
            }
        })).Encode()));

    [Fact]
    public void passes_a_signing_certificate_attribute_with_a_named_digest() => Assert.True(CheckOf(Draft()
        .With(Oids.SigningCertificateV2, CmsDraft.SigningCertificate(SHA384.HashData(_demo.Holder.Der.Span), before: w =>
        {
            using (w.PushSequence())
            {
                w.WriteObjectIdentifier(Oids.Sha384);
            }
        })).Encode()).Passed);

    [Fact]
    public void refuses_when_the_signers_certificate_is_not_inside()
    {
        Is(SubIndication.NoSigningCertificateFound, CheckOf(Draft(d => d.Certificates = [_demo.Root.Der.ToArray()]).Encode()));
        Is(SubIndication.NoSigningCertificateFound, CheckOf(Draft(d => d.Certificates = []).Encode()));
    }

    [Fact]
    public void refuses_another_certificate_for_the_same_key()
    {
        var twin = _demo.Issue(_demo.Holder.Subject, _demo.HolderKey.SubjectPublicKeyInfo, "77", _demo.At, _demo.At.AddDays(9));

        Is(SubIndication.NoSigningCertificateFound, CheckOf(Draft(d => d.Certificates = [twin.Der.ToArray()]).Encode()));
    }

    [Fact]
    public void refuses_attributes_that_are_there_twice()
    {
        Is(SubIndication.SigConstraintsFailure, CheckOf(Draft(d => d.Attributes = [.. d.Attributes, d.Attributes[1]]).Encode()));
        Is(SubIndication.SigConstraintsFailure, CheckOf(Draft(d => d.Attributes = [.. d.Attributes, ("1.2.3", [[5, 0]]), ("1.2.3", [[2, 1, 1]])]).Encode()));
    }

    [Fact]
    public void refuses_attributes_without_or_with_two_values()
    {
        Is(SubIndication.SigConstraintsFailure, CheckOf(Draft().With(Oids.MessageDigest).Encode()));
        Is(SubIndication.SigConstraintsFailure, CheckOf(Draft().With(Oids.MessageDigest, [4, 1, 1], [4, 1, 2]).Encode()));
    }

    [Fact]
    public void refuses_no_signed_attributes() => Is(SubIndication.SigConstraintsFailure, CheckOf(Draft(d => d.HasAttributes = false).Encode()));

    [Fact]
    public void refuses_a_wrong_or_missing_content_type_attribute()
    {
        Is(SubIndication.SigConstraintsFailure, CheckOf(Draft().Without(Oids.ContentType).Encode()));
        Is(SubIndication.SigConstraintsFailure, CheckOf(Draft().With(Oids.ContentType, CmsDraft.Value(w => w.WriteObjectIdentifier("1.2.3"))).Encode()));
    }

    [Fact]
    public void refuses_a_missing_message_digest() => Is(SubIndication.SigConstraintsFailure, CheckOf(Draft().Without(Oids.MessageDigest).Encode()));

    [Fact]
    public void refuses_a_malformed_attribute()
    {
        Is(SubIndication.FormatFailure, CheckOf(Draft().With(Oids.MessageDigest, [2, 1, 1]).Encode()));
        Is(SubIndication.FormatFailure, CheckOf(Draft().With(Oids.SigningCertificateV2, [0x30, 0]).Encode()));
        Is(SubIndication.FormatFailure, CheckOf(Draft().With(Oids.SigningTime, CmsDraft.Value(w => w.WriteGeneralizedTime(_demo.At))).Encode()));
    }

    [Fact]
    public void gives_nothing_but_the_check_where_it_does_not_pass()
    {
        var verdict = CadesSignature.Verify(Draft(d => d.IsDetached = true).Encode(), CadesSignature.Data, "other"u8.ToArray());

        Assert.Null(verdict.Signer);
        Assert.Empty(verdict.Certificates);
        Assert.True(verdict.Content.IsEmpty);
        Assert.Null(verdict.Scheme);
    }

    [Fact]
    public void never_throws_and_never_passes_whatever_octet_is_changed()
    {
        var random = new Random(20261126);
        var cms = Draft().Encode();
        for (var i = 0; i < 4 * cms.Length; i++)
        {
            PassesNot(cms, i % cms.Length, random.Next(1, 256));
        }
    }

    /// <summary>Nothing signs the octets around certificate, attributes and signature value: each must be the only one that is right.</summary>
    [Fact]
    public void never_passes_with_another_octet_around_what_is_signed()
    {
        var signature = Array.Empty<byte>();
        var cms = Draft().Encode(value => signature = value);
        var certificate = cms.AsSpan().IndexOf(_demo.Holder.Der.Span);
        var value = cms.AsSpan().LastIndexOf(signature);
        for (var at = 0; at < cms.Length; at++)
        {
            if (at == certificate)
            {
                at += _demo.Holder.Der.Length;
            }

            for (var change = 1; at < value && change < 256; change++)
            {
                PassesNot(cms, at, change);
            }
        }
    }

    /// <summary>DER: [0] and [1] hold something, so they are constructed (X.690 §8.14); the octet is not among those that were signed.</summary>
    [Fact]
    public void refuses_signed_attributes_in_a_primitive_tag()
    {
        var cms = Draft().Encode();
        var contentType = cms.AsSpan().LastIndexOf(new byte[] { 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3 });
        var tag = cms.AsSpan(0, contentType).LastIndexOf((byte)0xA0);
        Assert.InRange(contentType - tag, 4, 6);
        cms[tag] = 0x80;

        Is(SubIndication.FormatFailure, CheckOf(cms));
    }

    [Fact]
    public void never_throws_for_a_shorter_prefix()
    {
        var cms = Draft().Encode();
        for (var length = 0; length < cms.Length; length++)
        {
            Is(SubIndication.FormatFailure, CheckOf(cms[..length]));
        }
    }

    private static void PassesNot(byte[] cms, int at, int change)
    {
        var changed = cms.ToArray();
        changed[at] ^= (byte)change;
        Assert.False(CadesSignature.Verify(changed, CadesSignature.Data, null).Check.Passed, $"Octet {at} xor {change}.");
    }

    private static CheckResult CheckOf(byte[] cms) => CadesSignature.Verify(cms, CadesSignature.Data, null).Check;

    private static void Is(SubIndication expected, CheckResult check)
    {
        Assert.False(check.Passed);
        Assert.True(expected == check.SubIndication, $"{check.SubIndication}: {check.Reason}");
        var failed = expected is SubIndication.FormatFailure or SubIndication.HashFailure or SubIndication.SigCryptoFailure;
        Assert.Equal(failed ? Indication.TotalFailed : Indication.Indeterminate, check.Indication);
        Assert.NotEmpty(check.Reason);
    }

    private CmsDraft Draft(Action<CmsDraft>? change = null)
    {
        var draft = new CmsDraft(_demo.Holder, _demo.HolderKey, Content);
        change?.Invoke(draft);
        return draft;
    }
}
