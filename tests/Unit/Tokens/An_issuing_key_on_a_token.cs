using System.Text;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

[Collection(SoftHsmTests.Name)]
public sealed class An_issuing_key_on_a_token(SoftToken token) : IClassFixture<SoftToken>
{
    [Theory]
    [InlineData(KeyAlgorithm.Rsa3072)]
    [InlineData(KeyAlgorithm.P384)]
    public async Task signs_where_it_lies_and_openssl_agrees(KeyAlgorithm algorithm)
    {
        using var hierarchy = DemoHierarchy.Build();
        var folder = Prepare(hierarchy, algorithm, $"issuing {algorithm}");
        var pin = PinFile(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var issuing = TokenIssuingKeys.Open(folder, new(SoftToken.ModulePath, SoftToken.Label, pin), Stream.Null);

        var toBeSigned = ToBeSignedCertificate.Compose(
            DemoHierarchy.Profile, issuing.Certificate, hierarchy.Holder.Subject, hierarchy.HolderKey.SubjectPublicKeyInfo, null, "5A01", hierarchy.At, hierarchy.At.AddYears(1).AddSeconds(-1), issuing.Key.Scheme);
        var signature = await issuing.Key.SignAsync(toBeSigned, default);

        using var judge = new Judge();
        judge.KeepPem("root.pem", "CERTIFICATE", hierarchy.Root.Der);
        judge.KeepPem("issuing.pem", "CERTIFICATE", issuing.Certificate.Der);
        judge.KeepPem("leaf.pem", "CERTIFICATE", ToBeSignedCertificate.Join(toBeSigned, issuing.Key.Scheme, signature));
        var (exit, said) = judge.Run("openssl", "verify", "-no_check_time", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "leaf.pem");
        Assert.True(exit == 0, said);
    }

    [Fact]
    public void takes_its_PIN_from_standard_input_where_no_file_is_named()
    {
        using var hierarchy = DemoHierarchy.Build();
        var folder = Prepare(hierarchy, KeyAlgorithm.P256, "issuing by input");
        using var input = new MemoryStream(Encoding.ASCII.GetBytes(SoftToken.Pin + "\nmore"));
        using var issuing = TokenIssuingKeys.Open(folder, new(SoftToken.ModulePath, SoftToken.Label, null), input);
        Assert.Equal("issuing", issuing.Name);
    }

    [Fact]
    public async Task stands_beside_those_before_it_that_are_still_on_the_token()
    {
        using var hierarchy = DemoHierarchy.Build();
        var folder = Prepare(hierarchy, KeyAlgorithm.P256, "issuing first");
        File.WriteAllBytes(Path.Combine(folder, "issuing-2.cer"), hierarchy.Issuing.Der.ToArray()); // its key is elsewhere
        File.Copy(Path.Combine(Prepare(hierarchy, KeyAlgorithm.P384, "issuing third"), "issuing.cer"), Path.Combine(folder, "issuing-3.cer"));
        using var input = new MemoryStream(Encoding.ASCII.GetBytes(SoftToken.Pin));
        using var issuing = TokenIssuingKeys.Open(folder, new(SoftToken.ModulePath, SoftToken.Label, null), input);

        Assert.Equal("issuing-3", issuing.Name);
        Assert.Equal(2, issuing.Certificates.Count);
        var first = issuing.For(issuing.Certificates[1].Sha256)!;
        Assert.Equal("issuing", first.Name);
        Assert.NotEmpty(await first.Key.SignAsync(new byte[] { 1 }, default));
        Assert.Null(issuing.For(hierarchy.Issuing.Sha256));
    }

    [Fact]
    public void refuses_a_PIN_that_others_may_read()
    {
        using var hierarchy = DemoHierarchy.Build();
        var folder = Prepare(hierarchy, KeyAlgorithm.P256, "issuing readable");
        var pin = PinFile(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var refused = Assert.Throws<System.Security.Cryptography.CryptographicException>(() => TokenIssuingKeys.Open(folder, new(SoftToken.ModulePath, SoftToken.Label, pin), Stream.Null));
        Assert.Contains("0600", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another token", SoftToken.Pin, "no token")]
    [InlineData(SoftToken.Label, "000000", "PinIncorrect")]
    [InlineData(SoftToken.Label, "", "missing")]
    public void says_what_is_not_there(string label, string pin, string said)
    {
        using var hierarchy = DemoHierarchy.Build();
        var folder = Prepare(hierarchy, KeyAlgorithm.P256, "issuing " + said);
        using var input = new MemoryStream(Encoding.ASCII.GetBytes(pin));
        var refused = Assert.Throws<System.Security.Cryptography.CryptographicException>(() => TokenIssuingKeys.Open(folder, new(SoftToken.ModulePath, label, null), input));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void refuses_a_certificate_whose_key_the_token_does_not_hold()
    {
        using var hierarchy = DemoHierarchy.Build();
        var folder = Directory.CreateDirectory(Path.Combine(token.Folder, Guid.NewGuid().ToString("N"))).FullName;
        File.WriteAllBytes(Path.Combine(folder, "issuing.cer"), hierarchy.Issuing.Der.ToArray());
        using var input = new MemoryStream(Encoding.ASCII.GetBytes(SoftToken.Pin));
        var refused = Assert.Throws<System.Security.Cryptography.CryptographicException>(() => TokenIssuingKeys.Open(folder, new(SoftToken.ModulePath, SoftToken.Label, null), input));
        Assert.Contains("does not hold", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Makes a key on the token and has the root certify it as an issuing authority.</summary>
    private string Prepare(DemoHierarchy hierarchy, KeyAlgorithm algorithm, string label)
    {
        using var module = TokenModules.Load(SoftToken.ModulePath);
        using var session = module.Open(module.ListTokens().Single(found => found.Label == SoftToken.Label));
        session.Login(SoftToken.PinOctets);
        var key = session.GenerateKeyPair(algorithm, Guid.NewGuid().ToByteArray(), label);
        var certificate = DemoHierarchy.Sign(hierarchy.RootKey, ToBeSignedCertificate.ComposeAuthority(
            hierarchy.Root, DemoHierarchy.IssuingSubject, key.SubjectPublicKeyInfo!.Value, 0, null, "4D1A000000000022", hierarchy.At.AddDays(-1), hierarchy.At.AddYears(8), hierarchy.RootKey.Scheme));
        var folder = Directory.CreateDirectory(Path.Combine(token.Folder, Guid.NewGuid().ToString("N"))).FullName;
        File.WriteAllBytes(Path.Combine(folder, "issuing.cer"), certificate.Der.ToArray());
        return folder;
    }

    private string PinFile(UnixFileMode mode)
    {
        var path = Path.Combine(token.Folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, SoftToken.Pin + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }
}
