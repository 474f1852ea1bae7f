using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Pki;
using DigiRenew.Tokens;
using DigiRenew.Tokens.Pkcs11;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

public sealed class A_module_with_the_layout_of_Windows : IClassFixture<WindowsLayoutModule>, IDisposable
{
    private static readonly byte[] Id = [1, 2, 3, 4, 5];
    private static readonly byte[] Message = "Ask, sign, send."u8.ToArray();

    private readonly ITokenModule module;

    public A_module_with_the_layout_of_Windows(WindowsLayoutModule compiled) => module = TokenModules.Load(compiled.Path, Layout.Windows);

    public void Dispose() => module.Dispose();

    [Fact]
    public void tells_what_it_is()
    {
        Assert.Equal("DigiRenew tests", module.Info.Manufacturer);
        Assert.Equal("Layout of Windows", module.Info.Description);
        Assert.Equal("3.7", module.Info.Version);
    }

    [Fact]
    public void tells_every_member_of_a_token()
    {
        var token = Assert.Single(module.ListTokens(), t => t.Label == "Plain");
        Assert.Equal(
            new TokenInfo(
                1, "Plain", "Maker", "Model of 16 char", "00A1B2C31", "15.4", PinPad: false, LoginRequired: true, WriteProtected: false,
                FreePublicMemory: 0x11223344, FreePrivateMemory: null, new PinTries.NotLow()),
            token);
    }

    [Fact]
    public void shows_neither_a_token_that_is_not_initialised_nor_one_that_fails() => Assert.Equal(
        ["Plain", "Low", "Last try", "Locked", "PIN pad", "Read only"], module.ListTokens().Select(t => t.Label));

    [Fact]
    public void warns_of_the_tries_that_the_PIN_has_left()
    {
        var tries = module.ListTokens().ToDictionary(t => t.Label, t => t.Tries);
        Assert.IsType<PinTries.Low>(tries["Low"]);
        Assert.IsType<PinTries.LastTry>(tries["Last try"]);
        Assert.IsType<PinTries.Blocked>(tries["Locked"]);
        using var session = Open("Last try");
        Assert.IsType<PinTries.LastTry>(session.PinTries);
    }

    [Fact]
    public void says_that_a_PIN_is_locked_and_that_another_is_wrong()
    {
        using (var locked = Open("Locked"))
        {
            Assert.Equal(TokenFailure.PinLocked, Assert.Throws<TokenException>(() => locked.Login("1234"u8)).Failure);
        }

        using var plain = Open("Plain");
        Assert.Equal(TokenFailure.PinIncorrect, Assert.Throws<TokenException>(() => plain.Login("4321"u8)).Failure);
        plain.Login("1234"u8);
        plain.Login("1234"u8);
        Assert.True(plain.IsLoggedIn);
    }

    [Fact]
    public void asks_on_its_PIN_pad_when_no_PIN_is_given()
    {
        using var session = Open("PIN pad");
        Assert.True(session.Token.PinPad);
        session.Login([]);
        Assert.True(session.IsLoggedIn);
    }

    [Fact]
    public void refuses_a_session_with_a_write_protected_token() =>
        Assert.Equal(TokenFailure.WriteProtected, Assert.Throws<TokenException>(() => Open("Read only")).Failure);

    [Theory]
    [InlineData(0x05, TokenFailure.FunctionFailed)]
    [InlineData(0x06, TokenFailure.FunctionFailed)]
    [InlineData(0x30, TokenFailure.DeviceError)]
    [InlineData(0x31, TokenFailure.DeviceMemory)]
    [InlineData(0x32, TokenFailure.DeviceRemoved)]
    [InlineData(0x50, TokenFailure.Cancelled)]
    [InlineData(0xA2, TokenFailure.PinLength)]
    [InlineData(0xA3, TokenFailure.PinExpired)]
    [InlineData(0xB3, TokenFailure.DeviceRemoved)]
    [InlineData(0xE0, TokenFailure.TokenNotPresent)]
    [InlineData(0xE1, TokenFailure.TokenNotRecognised)]
    [InlineData(0xE2, TokenFailure.WriteProtected)]
    [InlineData(0x102, TokenFailure.PinNotInitialised)]
    [InlineData(0x200, TokenFailure.Cancelled)]
    [InlineData(0x80000042, TokenFailure.FunctionFailed)]
    public void gives_each_refusal_its_name_and_keeps_the_number(uint returnValue, TokenFailure failure)
    {
        using var session = Open("Plain");
        var pin = Encoding.ASCII.GetBytes("CKR:" + returnValue.ToString("X8", CultureInfo.InvariantCulture));
        var refusal = Assert.Throws<TokenException>(() => session.Login(pin));
        Assert.Equal((failure, (ulong?)returnValue), (refusal.Failure, refusal.ReturnValue));
        Assert.Contains($"0x{returnValue:X8}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void makes_keys_from_packed_templates()
    {
        using var session = Open("Plain");
        var rsa = session.GenerateKeyPair(KeyAlgorithm.Rsa2048, Id, "rsa");
        Assert.Equal(KeyAlgorithm.Rsa2048, rsa.Algorithm);
        Assert.True(rsa is { Sensitive: true, NeverExtractable: true, Local: true });
        var ec = session.GenerateKeyPair(KeyAlgorithm.P256, [9], "ec");
        Assert.Equal(KeyAlgorithm.P256, ec.Algorithm);
        Assert.Equal(["rsa", "ec"], session.ListPrivateKeys().Select(k => k.Label));
    }

    [Fact]
    public void makes_keys_even_where_it_has_not_heard_of_recovery()
    {
        using var session = Open("PIN pad");
        Assert.True(session.GenerateKeyPair(KeyAlgorithm.Rsa2048, Id, "rsa") is { Sensitive: true, NeverExtractable: true, Local: true });
    }

    [Fact]
    public void keeps_certificates_and_gives_them_back()
    {
        using var issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=Holder", issuer, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        using var session = Open("Plain");
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, Id, "key");
        session.WriteCertificate(certificate.RawData, Id, "certificate");
        var read = Assert.Single(session.ListCertificates());
        Assert.Equal(certificate.RawData, read.Der.ToArray());
        Assert.True(read.HasPrivateKey);
        Assert.Throws<InvalidOperationException>(() => session.RemoveKeyPair(key));
        session.RemoveCertificate(certificate.RawData);
        session.RemoveKeyPair(key);
        Assert.Empty(session.ListPrivateKeys());
    }

    [Fact]
    public void lets_the_token_digest_where_it_can()
    {
        using var session = Open("Low");
        var key = session.GenerateKeyPair(KeyAlgorithm.Rsa2048, Id, "rsa");
        Assert.Equal([.. Ulongs(0x40), .. Message], session.Sign(key, SignatureScheme.RsaPkcs1Sha256, Message, []));
        Assert.Equal([.. Ulongs(0x43, 0x250, 2, 32), .. Message], session.Sign(key, SignatureScheme.RsaPssSha256, Message, []));
    }

    [Fact]
    public void signs_our_digest_where_the_token_has_no_digest()
    {
        using var session = Open("Plain");
        var key = session.GenerateKeyPair(KeyAlgorithm.Rsa2048, Id, "rsa");
        byte[] digestInfo = [.. Convert.FromHexString("3031300D060960864801650304020105000420"), .. SHA256.HashData(Message)];
        Assert.Equal([.. Ulongs(0x01), .. digestInfo], session.Sign(key, SignatureScheme.RsaPkcs1Sha256, Message, []));
        Assert.Equal([.. Ulongs(0x0D, 0x250, 2, 32), .. SHA256.HashData(Message)], session.Sign(key, SignatureScheme.RsaPssSha256, Message, []));
    }

    [Fact]
    public void gives_ECDSA_values_as_DER()
    {
        using var session = Open("Plain");
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, Id, "ec");
        var signature = session.Sign(key, SignatureScheme.EcdsaSha256, Message, []);
        Assert.Equal("3026" + "020101" + "022100" + new string('F', 64), Convert.ToHexString(signature));
    }

    [Fact]
    public void offers_only_what_its_mechanisms_can_do_with_a_key_of_that_size()
    {
        using var plain = Open("Plain");
        Assert.Equal([SignatureScheme.RsaPkcs1Sha256, SignatureScheme.RsaPssSha256], plain.SchemesFor(KeyAlgorithm.Rsa2048));
        Assert.Empty(plain.SchemesFor(KeyAlgorithm.Rsa4096));
        Assert.Equal([SignatureScheme.EcdsaSha256], plain.SchemesFor(KeyAlgorithm.P256));
        using var low = Open("Low");
        Assert.Empty(low.SchemesFor(KeyAlgorithm.P256));
    }

    [Fact]
    public void offers_to_generate_only_what_its_mechanisms_generate_at_that_size()
    {
        using var plain = Open("Plain");
        Assert.True(plain.CanGenerate(KeyAlgorithm.Rsa2048));
        Assert.False(plain.CanGenerate(KeyAlgorithm.Rsa3072));
        Assert.True(plain.CanGenerate(KeyAlgorithm.P256));
        using var low = Open("Low"); // It signs by RSA, and generates nothing.
        Assert.False(low.CanGenerate(KeyAlgorithm.Rsa2048));
    }

    [Fact]
    public void says_that_a_mechanism_is_missing()
    {
        using var session = Open("Low");
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, Id, "ec");
        Assert.Equal(
            TokenFailure.MechanismMissing,
            Assert.Throws<TokenException>(() => session.Sign(key, SignatureScheme.EcdsaSha256, Message, [])).Failure);
    }

    private static byte[] Ulongs(params uint[] values)
    {
        var octets = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(octets.AsSpan(i * 4), values[i]);
        }

        return octets;
    }

    private ITokenSession Open(string label) => module.Open(Assert.Single(module.ListTokens(), t => t.Label == label));
}
