using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Composing_a_certificate
{
    [Theory]
    [InlineData(KeyAlgorithm.P256, null)]
    [InlineData(KeyAlgorithm.P384, null)]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPkcs1Sha256)]
    [InlineData(KeyAlgorithm.Rsa3072, SignatureScheme.RsaPssSha256)]
    public void gives_a_chain_that_openssl_verifies(KeyAlgorithm algorithm, SignatureScheme? scheme)
    {
        using var demo = DemoHierarchy.Build(algorithm, scheme);
        using var judge = new Judge();
        judge.KeepPem("root.pem", "CERTIFICATE", demo.Root.Der);
        judge.KeepPem("issuing.pem", "CERTIFICATE", demo.Issuing.Der);
        judge.KeepPem("holder.pem", "CERTIFICATE", demo.Holder.Der);

        var output = judge.OpenSsl(
            "verify", "-x509_strict", "-check_ss_sig", "-policy_check", "-attime", $"{demo.At.ToUnixTimeSeconds()}",
            "-CAfile", "root.pem", "-untrusted", "issuing.pem", "holder.pem");

        Assert.Contains("holder.pem: OK", output, StringComparison.Ordinal);
    }

    [Fact]
    public void writes_the_profile_that_openssl_reads()
    {
        using var demo = DemoHierarchy.Build();
        using var judge = new Judge();
        judge.Keep("holder.der", demo.Holder.Der.Span);

        var text = judge.OpenSsl("x509", "-in", "holder.der", "-noout", "-text", "-nameopt", "RFC2253,utf8,-esc_msb");

        foreach (var expected in new[]
        {
            "Version: 3 (0x2)", "Non Repudiation", "X509v3 Key Usage: critical", "Policy: 0.4.0.194112.1.2", "CPS: https://provider.example/cps",
            "CN=Ștefan Exemplu-Închipuit", "serialNumber=PNORO-1630615123457", "email:stefan@holder.example", "URI:http://provider.example/issuing.crl",
            "CA Issuers - URI:http://provider.example/issuing.cer", "qcStatements", "E-mail Protection", "Not After : Dec 12 08:00:00 2026 GMT",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("CA:TRUE", text, StringComparison.Ordinal);
    }

    [Fact]
    public void takes_the_subject_over_octet_by_octet()
    {
        using var demo = DemoHierarchy.Build();
        // PrintableString where we would write UTF8String, and an RDN of two attributes.
        var subject = Convert.FromHexString("3023" + "310B300906035504061302524F" + "3114" + "30080603550403130141" + "30080603550404130142");

        var issued = demo.Issue(subject, demo.HolderKey.SubjectPublicKeyInfo, "7F00000000000001", demo.At, demo.At.AddYears(1));

        Assert.True(issued.Subject.Span.SequenceEqual(subject));
        Assert.Equal(("A", "B"), (issued.SubjectName.CommonName, issued.SubjectName.Surname));
    }

    [Fact]
    public void writes_GeneralizedTime_from_2050_on()
    {
        using var demo = DemoHierarchy.Build();
        using var judge = new Judge();
        var before = new DateTimeOffset(2049, 12, 31, 23, 59, 59, TimeSpan.Zero);

        var issued = demo.Issue(demo.Holder.Subject, demo.HolderKey.SubjectPublicKeyInfo, "01", before, before.AddSeconds(1));

        Assert.Equal((before, before.AddSeconds(1)), (issued.NotBefore, issued.NotAfter));
        var parsed = judge.OpenSsl("asn1parse", "-inform", "DER", "-in", judge.Keep("c.der", issued.Der.Span));
        Assert.Matches("UTCTIME +:491231235959Z", parsed);
        Assert.Matches("GENERALIZEDTIME +:20500101000000Z", parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("-1")]
    [InlineData("XY")]
    [InlineData("8000000000000000000000000000000000000000")]
    [InlineData("010000000000000000000000000000000000000000")]
    public void refuses_a_serial_number_that_is_not_positive_or_too_long(string serial)
    {
        using var demo = DemoHierarchy.Build();

        Assert.ThrowsAny<ArgumentException>(() => demo.Issue(demo.Holder.Subject, demo.HolderKey.SubjectPublicKeyInfo, serial, demo.At, demo.At.AddDays(1)));
    }

    [Theory]
    [InlineData("FF")]
    [InlineData("0102030405060708")]
    [InlineData("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    public void keeps_the_serial_number(string serial)
    {
        using var demo = DemoHierarchy.Build();

        Assert.Equal(serial, demo.Issue(demo.Holder.Subject, demo.HolderKey.SubjectPublicKeyInfo, serial, demo.At, demo.At.AddDays(1)).Serial);
    }

    [Fact]
    public void gives_the_same_octets_for_the_same_inputs()
    {
        using var demo = DemoHierarchy.Build();

        byte[] Compose() => ToBeSignedCertificate.Compose(
            DemoHierarchy.Profile, demo.Issuing, demo.Holder.Subject, demo.HolderKey.SubjectPublicKeyInfo, null, "0102030405060708", demo.At, demo.At.AddYears(1), SignatureScheme.EcdsaSha256);

        Assert.Equal(Compose(), Compose());
    }

    [Fact]
    public void refuses_fractions_of_a_second_and_an_end_before_the_beginning()
    {
        using var demo = DemoHierarchy.Build();

        Assert.Throws<ArgumentException>(() => demo.Issue(demo.Holder.Subject, demo.HolderKey.SubjectPublicKeyInfo, "01", demo.At.AddMilliseconds(1), demo.At.AddDays(1)));
        Assert.Throws<ArgumentException>(() => demo.Issue(demo.Holder.Subject, demo.HolderKey.SubjectPublicKeyInfo, "01", demo.At, demo.At));
    }

    [Fact]
    public void gives_plain_certificates_for_seals_and_servers()
    {
        using var demo = DemoHierarchy.Build();
        using var judge = new Judge();
        var subject = DistinguishedName.Write((Oids.CommonName, "localhost"));

        var plain = DemoHierarchy.Sign(demo.RootKey, ToBeSignedCertificate.ComposePlain(
            demo.Root, subject, demo.HolderKey.SubjectPublicKeyInfo, KeyUsage.DigitalSignature, [Oids.ServerAuthentication], ["localhost"], "0A", demo.At, demo.At.AddDays(9), demo.RootKey.Scheme));

        judge.KeepPem("root.pem", "CERTIFICATE", demo.Root.Der);
        judge.KeepPem("plain.pem", "CERTIFICATE", plain.Der);
        _ = judge.OpenSsl(
            "verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", "localhost", "-attime", $"{demo.At.ToUnixTimeSeconds()}", "-CAfile", "root.pem", "plain.pem");
        Assert.True(plain.QcStatements.IsEmpty);
    }
}
