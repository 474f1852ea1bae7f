using System.Globalization;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Reading_a_revocation_list : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    public void Dispose() => _demo.Dispose();

    [Theory]
    [InlineData(KeyAlgorithm.P384, null)]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPkcs1Sha256)]
    [InlineData(KeyAlgorithm.Rsa2048, SignatureScheme.RsaPssSha256)]
    public void gives_back_what_was_composed_and_openssl_verifies(KeyAlgorithm algorithm, SignatureScheme? scheme)
    {
        using var demo = DemoHierarchy.Build(algorithm, scheme);
        using var judge = new Judge();
        var der = demo.RevocationList(
            41, demo.At, demo.At.AddHours(24), new("00FF", demo.At.AddDays(-2), 6), new("5A1D4C0B2E7F9038", demo.At.AddDays(-1), 1), new("10", demo.At.AddDays(-3), null));

        var (list, refused) = RevocationList.Read(der, demo.Issuing);

        Assert.Null(refused);
        Assert.Equal((demo.At, demo.At.AddHours(24), "41", 3), (list!.ThisUpdate, list.NextUpdate!.Value, list.Number, list.Count));
        Assert.Equal(new RevokedEntry("5A1D4C0B2E7F9038", demo.At.AddDays(-1), 1), list.Find("5A1D4C0B2E7F9038"));
        Assert.True(list.Find("FF")!.IsOnHold);
        Assert.Equal(list.Find("ff"), list.Find("00FF"));
        Assert.Null(list.Find("10")!.Reason);
        Assert.Null(list.Find("11"));

        judge.KeepPem("issuing.pem", "CERTIFICATE", demo.Issuing.Der);
        judge.Keep("list.der", der);
        var text = judge.OpenSsl("crl", "-inform", "DER", "-in", "list.der", "-noout", "-text", "-verify", "-CAfile", "issuing.pem");
        foreach (var expected in new[] { "verify OK", "Version 2 (0x1)", "Certificate Hold", "Key Compromise", "X509v3 CRL Number", "Serial Number: 5A1D4C0B2E7F9038" })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-md", "sha384")]
    [InlineData("-md", "sha512")]
    [InlineData("-md", "sha384", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:-1")]
    [InlineData("-md", "sha512", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:-1")]
    public void accepts_lists_signed_with_more_than_SHA_256(params string[] signing)
    {
        using var demo = DemoHierarchy.Build(KeyAlgorithm.Rsa2048);
        Assert.Null(RevocationList.Read(OfOpenSsl("crl_extensions = e\n[e]\nauthorityKeyIdentifier = keyid:always", demo, signing), demo.Issuing).Refused);
    }

    [Fact]
    public void of_no_entries_leaves_the_entries_out()
    {
        using var judge = new Judge();
        var der = _demo.RevocationList();

        Assert.Equal(0, RevocationList.Read(der, _demo.Issuing).List!.Count);
        Assert.Contains("No Revoked Certificates", judge.OpenSsl("crl", "-inform", "DER", "-in", judge.Keep("list.der", der), "-noout", "-text"), StringComparison.Ordinal);
    }

    [Fact]
    public void takes_a_time_that_grows_no_faster_than_its_entries()
    {
        var (tenth, whole) = (_demo.RevocationList(Entries(10_000)), _demo.RevocationList(Entries(100_000)));
        var (list, refused) = RevocationList.Read(whole, _demo.Issuing);
        Assert.Null(refused);
        Assert.NotNull(list!.Find("5A0000000000000001"));
        Assert.NotNull(list.Find("5A00000000000186A0"));
        Assert.Null(list.Find("5A00000000000186A1"));

        var ratio = Fastest.Of(() => RevocationList.Read(whole, _demo.Issuing)) / Fastest.Of(() => RevocationList.Read(tenth, _demo.Issuing));
        Assert.True(ratio < 40, ratio.ToString(CultureInfo.InvariantCulture)); // in proportion 10, by the square 100

        RevokedEntry[] Entries(int count) => [.. Enumerable.Range(1, count)
            .Select(i => new RevokedEntry("5A" + i.ToString("X16", CultureInfo.InvariantCulture), _demo.At.AddDays(-1), i % 2 == 0 ? 1 : null))];
    }

    [Fact]
    public void refuses_a_list_of_another_key_or_issuer()
    {
        Refused(_demo.RevocationList(), _demo.Root, "signature");
        using var other = DemoHierarchy.Build();
        Refused(_demo.RevocationList(), other.Issuing, "signature");
        Refused(_demo.RevocationList(), Named("Other"), "another issuer");
    }

    [Fact]
    public void refuses_a_changed_list()
    {
        var der = _demo.RevocationList(new RevokedEntry("77", _demo.At, 1));
        der[der.AsSpan().IndexOf(new byte[] { 2, 1, 0x77 }) + 2] = 0x78;
        Refused(der, _demo.Issuing, "signature");
    }

    [Fact]
    public void refuses_trailing_octets_and_rubbish()
    {
        Refused([.. _demo.RevocationList(), 0], _demo.Issuing, "DER");
        Refused([], _demo.Issuing, "DER");
        Refused([0x30, 0x80], _demo.Issuing, "DER");
    }

    [Fact]
    public void refuses_an_issuer_who_may_not_sign_lists() => Refused(_demo.RevocationList(), _demo.Holder, "may not sign");

    [Fact]
    public void refuses_a_certificate_that_is_listed_twice() =>
        Refused(_demo.RevocationList(new RevokedEntry("77", _demo.At, 1), new RevokedEntry("77", _demo.At, 6)), _demo.Issuing, "twice");

    [Fact]
    public void refuses_an_end_before_the_beginning() => Refused(_demo.RevocationList(1, _demo.At, _demo.At.AddSeconds(-1)), _demo.Issuing, "ends before");

    [Theory]
    [InlineData("crl_extensions = e\n[e]\ndeltaCRL = DER:020101", "Delta")]
    [InlineData("crl_extensions = e\n[e]\nissuingDistributionPoint = critical,@d\n[d]\nindirectCRL = TRUE", "complete")]
    [InlineData("crl_extensions = e\n[e]\nissuingDistributionPoint = critical,@d\n[d]\nonlyCA = TRUE", "complete")]
    [InlineData("crl_extensions = e\n[e]\n1.2.3.4 = critical,DER:0500", "1.2.3.4")]
    [InlineData("", "DER")]
    public void refuses_deltas_parts_indirect_and_unknown_critical_lists(string extensions, string why) => Refused(OfOpenSsl(extensions), _demo.Issuing, why);

    [Theory]
    [InlineData("crl_extensions = e\n[e]\nauthorityKeyIdentifier = keyid:always")]
    [InlineData("crl_extensions = e\n[e]\nissuingDistributionPoint = critical,@d\n[d]\nonlyuser = TRUE")]
    public void accepts_complete_lists_of_openssl(string extensions)
    {
        var (list, refused) = RevocationList.Read(OfOpenSsl(extensions), _demo.Issuing);

        Assert.Null(refused);
        Assert.Equal("4096", list!.Number);
    }

    [Fact]
    public async Task is_not_composed_with_another_key() => await Assert.ThrowsAsync<ArgumentException>(async () =>
        await RevocationList.ComposeAsync(_demo.Issuing, _demo.RootKey, 1, _demo.At, _demo.At.AddDays(1), [], CancellationToken.None));

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(11)]
    public void is_not_composed_with_a_reason_that_is_none(int reason) =>
        Assert.Throws<ArgumentException>(() => _demo.RevocationList(new RevokedEntry("77", _demo.At, reason)));

    private static void Refused(byte[] der, CertificateFacts issuer, string why)
    {
        var (list, refused) = RevocationList.Read(der, issuer);

        Assert.Null(list);
        Assert.Contains(why, refused, StringComparison.Ordinal);
    }

    /// <summary>The same key, under another name.</summary>
    private CertificateFacts Named(string name) => DemoHierarchy.Sign(_demo.RootKey, ToBeSignedCertificate.ComposeAuthority(
        _demo.Root, DistinguishedName.Write((Oids.CommonName, name)), _demo.IssuingKey.SubjectPublicKeyInfo, 0, null, "0E", _demo.At, _demo.At.AddDays(1), _demo.RootKey.Scheme));

    private byte[] OfOpenSsl(string extensions, DemoHierarchy? demo = null, params string[] signing)
    {
        var (issuing, key) = demo is null ? (_demo.Issuing, _demo.IssuingKey) : (demo.Issuing, demo.IssuingKey);
        using var judge = new Judge();
        judge.Keep("index.txt", []);
        judge.Keep("number", "1000\n"u8);
        judge.Keep("ca.cnf", System.Text.Encoding.ASCII.GetBytes(
            $"[ca]\ndefault_ca = c\n[c]\ndatabase = index.txt\n{(extensions.Length > 0 ? "crlnumber = number\n" : string.Empty)}default_md = sha256\ndefault_crl_days = 1\n{extensions}\n"));
        var pkcs8 = key.ExportPkcs8();
        judge.KeepPem("key.pem", "PRIVATE KEY", pkcs8);
        judge.KeepPem("issuing.pem", "CERTIFICATE", issuing.Der);
        judge.OpenSsl(["ca", "-config", "ca.cnf", "-gencrl", "-keyfile", "key.pem", "-cert", "issuing.pem", "-out", "list.pem", .. signing]);
        judge.OpenSsl("crl", "-in", "list.pem", "-outform", "DER", "-out", "list.der");
        return judge.Read("list.der");
    }
}
