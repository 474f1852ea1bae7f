using System.Formats.Asn1;
using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Pki;

public sealed class Reading_a_certificate : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build(holder: new() { Organisation = "Exemplu SA", OrganisationIdentifier = "VATRO-12345674" });

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void gives_back_what_was_composed()
    {
        var holder = _demo.Holder;

        Assert.Equal("5A1D4C0B2E7F9038", holder.Serial);
        Assert.Equal("Ștefan Exemplu-Închipuit", holder.SubjectName.CommonName);
        Assert.Equal("PNORO-1630615123457", holder.SubjectName.SerialNumber);
        Assert.Equal("RO", holder.SubjectName.Country);
        Assert.Equal("Exemplu SA", holder.SubjectName.Organisation);
        Assert.Equal("VATRO-12345674", holder.SubjectName.OrganisationIdentifier);
        Assert.Equal(_demo.At.AddDays(20), holder.NotAfter);
        Assert.Equal(KeyUsage.ContentCommitment, holder.KeyUsage);
        Assert.Equal("stefan@holder.example", holder.Email);
        Assert.Equal(new[] { Oids.QcpNaturalQscd, "1.3.6.1.4.1.99999.1.1" }, holder.Policies);
        Assert.Equal(new[] { Oids.EmailProtection, Oids.DocumentSigning }, holder.ExtendedKeyUsages);
        Assert.Equal(new[] { "http://provider.example/issuing.crl" }, holder.CrlAddresses);
        Assert.Empty(holder.OcspAddresses);
        Assert.Empty(holder.UnknownCriticalExtensions);
        Assert.False(holder.IsAuthority);
        Assert.Equal(KeyAlgorithm.P256, holder.KeyAlgorithm);
        Assert.True(holder.AuthorityKeyIdentifier!.Value.Span.SequenceEqual(_demo.Issuing.SubjectKeyIdentifier!.Value.Span));
        Assert.True(holder.SubjectPublicKeyInfo.Span.SequenceEqual(_demo.HolderKey.SubjectPublicKeyInfo.Span));
    }

    [Fact]
    public void gives_back_the_qualified_statements()
    {
        var statements = _demo.Holder.QcStatements;

        Assert.True(statements.Compliance);
        Assert.True(statements.Sscd);
        Assert.Equal(new[] { Oids.QcTypeEsign }, statements.Types);
        Assert.Equal(QcIdentMethod.Eidas2Identified, statements.IdentMethod);
        Assert.Equal(10, statements.RetentionYears);
        Assert.Equal(new[] { ("https://provider.example/pds-en.pdf", "en"), ("https://provider.example/pds-ro.pdf", "ro") }, statements.Disclosures);
    }

    [Fact]
    public void knows_an_authority()
    {
        Assert.True(_demo.Issuing.IsAuthority);
        Assert.Equal(0, _demo.Issuing.PathLength);
        Assert.Null(_demo.Root.PathLength);
        Assert.Equal(KeyUsage.KeyCertSign | KeyUsage.CrlSign, _demo.Issuing.KeyUsage);
    }

    [Fact]
    public void of_openssl_gives_the_address_of_OCSP_and_the_mail_of_the_subject()
    {
        using var judge = new Judge();
        judge.OpenSsl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout", "key.pem", "-outform", "DER", "-out", "c.der",
            "-days", "30", "-subj", "/C=RO/CN=Judge/emailAddress=judge@example.org", "-addext", "authorityInfoAccess=OCSP;URI:http://ocsp.example/,caIssuers;URI:http://ca.example/",
            "-addext", "1.2.3.4=critical,DER:0500");

        var read = CertificateFacts.Read(judge.Read("c.der"));

        Assert.Equal(new[] { "http://ocsp.example/" }, read.OcspAddresses);
        Assert.Equal("judge@example.org", read.Email);
        Assert.Equal(new[] { "1.2.3.4" }, read.UnknownCriticalExtensions);
        Assert.Equal(KeyAlgorithm.P384, read.KeyAlgorithm);
        Assert.Equal(judge.OpenSsl("x509", "-in", "c.der", "-noout", "-serial").Trim(), "serial=" + read.Serial);
        Assert.Equal(judge.OpenSsl("x509", "-in", "c.der", "-noout", "-fingerprint", "-sha256").Trim().Replace(":", "", StringComparison.Ordinal), "sha256 Fingerprint=" + read.Sha256.Hex.ToUpperInvariant());
    }

    [Fact]
    public void refuses_trailing_octets() => Refused([.. _demo.Holder.Der.Span, 0]);

    [Fact]
    public void refuses_every_shorter_prefix()
    {
        var der = _demo.Holder.Der.ToArray();
        for (var length = 0; length < der.Length; length++)
        {
            Refused(der[..length]);
        }
    }

    [Fact]
    public void refuses_an_indefinite_length()
    {
        var der = _demo.Holder.Der.ToArray();
        Refused([0x30, 0x80, .. der.AsSpan(4), 0, 0]);
    }

    [Fact]
    public void refuses_two_different_algorithms() => Refused(ToBeSignedCertificate.Join(
        ToBeSignedCertificate.Of(_demo.Holder.Der), SignatureScheme.EcdsaSha384, new byte[8]));

    [Fact]
    public void refuses_an_extension_that_is_there_twice() => Refused(Remade(extensions => [.. extensions, extensions[0]]));

    [Fact]
    public void refuses_a_default_value_that_is_written() => Refused(Remade(extensions =>
        [.. extensions, [0x30, 0x0C, 0x06, 0x03, 0x2A, 0x03, 0x04, 0x01, 0x01, 0x00, 0x04, 0x02, 0x05, 0x00]]));

    [Fact]
    public void accepts_an_unknown_extension_that_is_not_critical() =>
        Assert.Equal(_demo.Holder.Serial, CertificateFacts.Read(Remade(extensions => [.. extensions, [0x30, 0x09, 0x06, 0x03, 0x2A, 0x03, 0x04, 0x04, 0x02, 0x05, 0x00]])).Serial);

    [Fact]
    public void never_fails_otherwise_whatever_octet_is_changed()
    {
        var random = new Random(20261122);
        var der = _demo.Holder.Der.ToArray();
        for (var i = 0; i < der.Length; i++)
        {
            var changed = der.ToArray();
            changed[i] ^= (byte)random.Next(1, 256);
            try
            {
                _ = CertificateFacts.Read(changed);
            }
            catch (CryptographicException)
            {
                // The only exception that may come.
            }
        }
    }

    private static void Refused(byte[] der) => Assert.Throws<CryptographicException>(() => CertificateFacts.Read(der));

    private byte[] Remade(Func<List<byte[]>, List<byte[]>> change) => Tbs.WithExtensions(_demo.Holder, change);
}
