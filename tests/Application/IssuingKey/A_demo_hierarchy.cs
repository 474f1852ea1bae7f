using System.Security.Cryptography;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Application.Contracts.Local;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Application.IssuingKey;

public sealed class A_demo_hierarchy : IDisposable
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero).AddMilliseconds(250);

    private readonly DataFolder _data = new();
    private readonly Judge _judge = new();

    [Fact]
    public async Task is_made_once_and_opened_ever_after()
    {
        using var made = await Open();
        using var opened = await Open();

        Assert.Equal(made.Root.Sha256, opened.Root.Sha256);
        Assert.Equal(made.Issuing.Certificate.Sha256, opened.Issuing.Certificate.Sha256);
        Assert.Equal(made.Seal.Certificate.Sha256, opened.Seal.Certificate.Sha256);
    }

    [Fact]
    public async Task is_made_once_by_two_processes_at_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Open)));

        Assert.Single(opened.Select(authority => authority.Issuing.Certificate.Sha256).Distinct());
        Assert.All(opened, authority => authority.Dispose());
    }

    [Fact]
    public async Task seals_under_the_root_and_issues_under_the_issuing_authority()
    {
        using var authority = await Open();
        using var holderKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        var holder = await Issue(authority, holderKey, QcIdentMethod.Eidas2Identified);

        Assert.Equal(authority.Root.Subject.ToArray(), authority.Seal.Certificate.Issuer.ToArray());
        Assert.Equal(QcIdentMethod.Eidas2Identified, holder.QcStatements.IdentMethod);
        Assert.True(holder.QcStatements is { Compliance: true, Sscd: true });
        Assert.Equal(["https://renew.example/api/repository/issuing.crl"], holder.CrlAddresses.AsEnumerable());
        Assert.Equal(string.Empty, CertificationPath.Build(holder, [authority.Issuing.Certificate], [authority.Root], Now).Check.Reason);
    }

    [Fact]
    public async Task convinces_openssl_with_chain_and_lists()
    {
        using var authority = await Open();
        using var holderKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        var good = await Issue(authority, holderKey, null);
        var revoked = await Issue(authority, holderKey, null);
        await authority.RevokeAsync(revoked.Serial, 1, Now, CancellationToken.None);
        Copy("root.pem", "issuing.pem", "root.crl", "issuing.crl");
        _judge.OpenSsl("crl", "-inform", "DER", "-in", "root.crl", "-out", "root.crl.pem");
        _judge.OpenSsl("crl", "-inform", "DER", "-in", "issuing.crl", "-out", "issuing.crl.pem");

        Assert.Contains("OK", Verify(good).Output, StringComparison.Ordinal);
        Assert.Contains("certificate revoked", Verify(revoked).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RevocationReason.KeyCompromise, "Key Compromise")]
    [InlineData(RevocationReason.Superseded, "Superseded")]
    [InlineData(RevocationReason.Unspecified, null)]
    public async Task lists_what_two_officers_had_revoked_from_the_moment_they_decided(RevocationReason reason, string? word)
    {
        using var authority = await Open();
        using var holderKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        var certificate = await Issue(authority, holderKey, null);
        var port = new DemoRevocation(authority, new ManualTime(Now.AddHours(2)));
        await port.RevokeAsync(certificate, reason, Now, CancellationToken.None);
        await port.RevokeAsync(certificate, RevocationReason.CessationOfOperation, Now.AddHours(1), CancellationToken.None);
        Copy("root.pem", "issuing.pem", "root.crl", "issuing.crl");
        _judge.OpenSsl("crl", "-inform", "DER", "-in", "root.crl", "-out", "root.crl.pem");
        _judge.OpenSsl("crl", "-inform", "DER", "-in", "issuing.crl", "-out", "issuing.crl.pem");
        Assert.Contains("certificate revoked", Verify(certificate).Output, StringComparison.Ordinal);
        var list = _judge.Run("openssl", "crl", "-in", "issuing.crl.pem", "-noout", "-text").Output;
        Assert.Contains($"Serial Number: {certificate.Serial}", list, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Revocation Date: Nov 20 08:00:00 2026 GMT", list, StringComparison.Ordinal);
        Assert.Contains("Last Update: Nov 20 10:00:00 2026 GMT", list, StringComparison.Ordinal);
        Assert.Equal(word is not null, list.Contains("X509v3 CRL Reason Code", StringComparison.Ordinal));
        Assert.Contains(word ?? string.Empty, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task revokes_nothing_that_another_authority_issued()
    {
        using var authority = await Open();
        using var other = DemoHierarchy.Build();
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new DemoRevocation(authority, new ManualTime(Now)).RevokeAsync(other.Holder, RevocationReason.KeyCompromise, Now, CancellationToken.None));
    }

    [Fact]
    public async Task publishes_lists_whose_numbers_rise_and_whose_entries_stay()
    {
        using var authority = await Open();
        using var other = await Open();
        await authority.RevokeAsync("0A1B", 6, Now, CancellationToken.None);
        await other.RevokeAsync("0A1C", 1, Now, CancellationToken.None);
        await authority.RevokeAsync("0A1B", 4, Now.AddHours(1), CancellationToken.None);
        await authority.PublishCrlAsync(Now.AddHours(2), CancellationToken.None);

        var list = List(authority);
        Assert.Equal(Now.AddHours(2).AddMilliseconds(-250), list.ThisUpdate);
        Assert.Equal(list.ThisUpdate.AddHours(24), list.NextUpdate);
        Assert.Equal("5", list.Number);
        Assert.Equal(4, list.Find("0A1B")!.Reason);
        Assert.Equal(1, list.Find("0A1C")!.Reason);
    }

    [Fact]
    public async Task ends_a_hold_but_no_revocation()
    {
        using var authority = await Open();
        await authority.RevokeAsync("0A1B", 6, Now, CancellationToken.None);
        await authority.RevokeAsync("0A1C", 1, Now, CancellationToken.None);
        await authority.RevokeAsync("0A1B", 8, Now, CancellationToken.None);
        await authority.RevokeAsync("0A1C", 8, Now, CancellationToken.None);

        Assert.Null(List(authority).Find("0A1B"));
        Assert.NotNull(List(authority).Find("0A1C"));
    }

    [Fact]
    public async Task keeps_its_keys_encrypted_as_openssl_reads_them()
    {
        using var authority = await Open();
        var (key, passphrase) = (_data["keys/issuing.p8"], _data["keys/issuing.pass"]);

        var text = _judge.OpenSsl("asn1parse", "-in", key);
        Assert.Contains("PBES2", text, StringComparison.Ordinal);
        Assert.Contains("hmacWithSHA256", text, StringComparison.Ordinal);
        Assert.Contains("aes-256-cbc", text, StringComparison.Ordinal);
        _judge.OpenSsl("pkey", "-in", key, "-passin", $"file:{passphrase}", "-pubout", "-outform", "DER", "-out", "public.der");
        Assert.Equal(authority.Issuing.Key.SubjectPublicKeyInfo.ToArray(), _judge.Read("public.der"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(passphrase));
        }
    }

    [Fact]
    public async Task does_not_open_a_key_with_another_passphrase()
    {
        (await Open()).Dispose();
        await File.WriteAllTextAsync(_data["keys/issuing.pass"], "another\n");

        await Assert.ThrowsAnyAsync<CryptographicException>(Open);
    }

    [Fact]
    public async Task refuses_a_certificate_of_another_key()
    {
        using var authority = await Open();
        using var key = SoftwareKey.Generate(KeyAlgorithm.P256);

        Assert.Throws<CryptographicException>(() => new FileIssuingKey(authority.Issuing.Certificate, key));
        Assert.Throws<CryptographicException>(() => new FileSealKey(authority.Seal.Certificate, key));
    }

    public void Dispose()
    {
        _data.Dispose();
        _judge.Dispose();
    }

    private static Task<CertificateFacts> Issue(DemoAuthority authority, SoftwareKey holderKey, QcIdentMethod? identification) => authority.IssueOldCertificateAsync(
        new DemoHolder().Subject(),
        holderKey.SubjectPublicKeyInfo,
        "stefan@holder.example",
        Now.AddDays(-350),
        Now.AddDays(15),
        identification,
        CancellationToken.None);

    private Task<DemoAuthority> Open() => DemoAuthority.CreateOrOpenAsync(
        new(_data.Path, "https://renew.example") { Algorithm = KeyAlgorithm.P256 }, Now, CancellationToken.None);

    private RevocationList List(DemoAuthority authority) =>
        RevocationList.Read(File.ReadAllBytes(_data["pki/issuing.crl"]), authority.Issuing.Certificate) is var (list, refused) && list is not null
            ? list
            : throw new InvalidOperationException(refused);

    private void Copy(params string[] names)
    {
        foreach (var name in names)
        {
            _judge.Keep(name, File.ReadAllBytes(_data[Path.Combine("pki", name)]));
        }
    }

    private (int ExitCode, string Output) Verify(CertificateFacts certificate)
    {
        _judge.KeepPem("leaf.pem", "CERTIFICATE", certificate.Der);
        return _judge.Run(
            "openssl", "verify", "-crl_check_all", "-CRLfile", "root.crl.pem", "-CRLfile", "issuing.crl.pem", "-CAfile", "root.pem", "-untrusted", "issuing.pem",
            "-ignore_critical", "-attime", Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), "leaf.pem");
    }
}
