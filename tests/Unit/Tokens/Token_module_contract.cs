using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Tokens;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>What every implementation of <see cref="ITokenModule"/> does with a real token.</summary>
public abstract class Token_module_contract : IDisposable
{
    private static readonly byte[] Message = "Ask, sign, send."u8.ToArray();

    private readonly ITokenModule module;

    protected Token_module_contract(Func<string, ITokenModule> load) => module = load(SoftToken.ModulePath);

    public void Dispose()
    {
        module.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void tells_what_the_module_says_of_itself()
    {
        Assert.Equal("SoftHSM", module.Info.Manufacturer);
        Assert.StartsWith("2.", module.Info.Version, StringComparison.Ordinal);
        Assert.Equal(SoftToken.ModulePath, module.Info.Path);
    }

    [Fact]
    public void lists_the_token_and_not_the_empty_slot()
    {
        var token = Assert.Single(module.ListTokens());
        Assert.Equal(SoftToken.Label, token.Label);
        Assert.Equal("SoftHSM project", token.Manufacturer);
        Assert.Equal("SoftHSM v2", token.Model);
        Assert.Equal(16, token.Serial.Length);
        Assert.True(token.LoginRequired);
        Assert.False(token.PinPad);
        Assert.False(token.WriteProtected);
        Assert.Null(token.FreePublicMemory);
        Assert.IsType<PinTries.NotLow>(token.Tries);
    }

    [Fact]
    public void refuses_a_wrong_PIN_with_its_number_and_no_trace_of_the_PIN()
    {
        using var session = Open();
        var refusal = Assert.Throws<TokenException>(() => session.Login("000000"u8));
        Assert.Equal((TokenFailure.PinIncorrect, "C_Login", 0xA0UL), (refusal.Failure, refusal.Operation, refusal.ReturnValue));
        Assert.DoesNotContain("000000", refusal.ToString().Replace("0x000000A0", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(session.IsLoggedIn);
        Assert.IsType<PinTries.Low>(session.PinTries);
        session.Login(SoftToken.PinOctets);
        Assert.IsType<PinTries.NotLow>(session.PinTries);
    }

    [Fact]
    public void logs_in_once_and_a_second_time_without_harm()
    {
        using var session = LogIn();
        session.Login(SoftToken.PinOctets);
        Assert.True(session.IsLoggedIn);
        session.Logout();
        Assert.False(session.IsLoggedIn);
    }

    [Fact]
    public void refuses_a_token_that_is_not_there()
    {
        var absent = Assert.Single(module.ListTokens()) with { Serial = "0000000000000000" };
        Assert.Equal(TokenFailure.TokenNotPresent, Assert.Throws<TokenException>(() => module.Open(absent)).Failure);
    }

    [Fact]
    public void does_not_make_a_key_without_a_PIN()
    {
        using var session = Open();
        Assert.Equal(
            TokenFailure.NotLoggedIn,
            Assert.Throws<TokenException>(() => session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key")).Failure);
    }

    [Theory]
    [InlineData(KeyAlgorithm.Rsa2048)]
    [InlineData(KeyAlgorithm.Rsa3072)]
    [InlineData(KeyAlgorithm.Rsa4096)]
    [InlineData(KeyAlgorithm.P256)]
    [InlineData(KeyAlgorithm.P384)]
    public async Task makes_a_key_that_never_leaves_and_signs_by_every_scheme(KeyAlgorithm algorithm)
    {
        using var session = LogIn();
        var id = NewId();
        var made = session.GenerateKeyPair(algorithm, id, "new key");

        Assert.True(made is { Sensitive: true, NeverExtractable: true, Local: true, AlwaysAuthenticate: false, Label: "new key", Exposed: false });
        Assert.Equal(algorithm, made.Algorithm);
        Assert.Equal(id, made.Id.ToArray());

        var judged = SoftToken.Pkcs11Tool("--list-objects", "--type", "privkey", "--id", Convert.ToHexString(id));
        Assert.Contains("Access:     sensitive, always sensitive, never extractable, local", judged, StringComparison.Ordinal);
        Assert.Matches(@"Usage: +sign\s*\n", judged);

        var listed = Assert.Single(session.ListPrivateKeys(), k => k.Id.Span.SequenceEqual(id));
        Assert.Equal(made.SubjectPublicKeyInfo!.Value.ToArray(), listed.SubjectPublicKeyInfo!.Value.ToArray());

        var schemes = session.SchemesFor(algorithm);
        Assert.NotEmpty(schemes);
        foreach (var scheme in schemes)
        {
            var key = new TokenSigningKey(session, listed, scheme);
            OpenSsl.Verifies(key.SubjectPublicKeyInfo, key.Scheme, Message, await key.SignAsync(Message, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void tells_of_a_key_that_may_leave_or_came_from_elsewhere(bool imported)
    {
        var id = NewId();
        if (imported)
        {
            using var elsewhere = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var folder = Directory.CreateTempSubdirectory("digirenew-import-");
            var file = Path.Combine(folder.FullName, "key.der");
            File.WriteAllBytes(file, elsewhere.ExportECPrivateKey());
            SoftToken.Pkcs11Tool("--write-object", file, "--type", "privkey", "--id", Convert.ToHexString(id), "--label", "imported", "--usage-sign");
            folder.Delete(recursive: true);
        }
        else
        {
            SoftToken.Pkcs11Tool("--keypairgen", "--key-type", "EC:prime256v1", "--id", Convert.ToHexString(id), "--label", "extractable", "--extractable", "--usage-sign");
        }

        using var session = LogIn();
        Assert.True(Assert.Single(session.ListPrivateKeys(), k => k.Id.Span.SequenceEqual(id)).Exposed);
    }

    [Fact]
    public void offers_the_schemes_that_suit_the_key_best_first()
    {
        using var session = Open();
        Assert.Equal([SignatureScheme.RsaPkcs1Sha256, SignatureScheme.RsaPssSha256], session.SchemesFor(KeyAlgorithm.Rsa3072));
        Assert.Equal([SignatureScheme.EcdsaSha256], session.SchemesFor(KeyAlgorithm.P256));
        Assert.Equal([SignatureScheme.EcdsaSha384, SignatureScheme.EcdsaSha256], session.SchemesFor(KeyAlgorithm.P384));
    }

    [Theory]
    [InlineData(KeyAlgorithm.Rsa3072)]
    [InlineData(KeyAlgorithm.P384)]
    public void says_which_key_pairs_the_token_generates(KeyAlgorithm algorithm)
    {
        using var session = Open();
        Assert.True(session.CanGenerate(algorithm));
    }

    [Fact]
    public void does_not_sign_by_a_scheme_of_another_kind_of_key()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key");
        Assert.Throws<ArgumentException>(() => session.Sign(key, SignatureScheme.RsaPkcs1Sha256, Message, []));
    }

    [Fact]
    public void asks_for_the_PIN_anew_where_a_key_wants_it_for_every_signature()
    {
        var id = NewId();
        SoftToken.Pkcs11Tool(
            "--keypairgen", "--key-type", "EC:prime256v1", "--id", Convert.ToHexString(id), "--label", "always", "--always-auth", "--usage-sign");
        using var session = LogIn();
        var key = Assert.Single(session.ListPrivateKeys(), k => k.Id.Span.SequenceEqual(id));
        Assert.True(key.AlwaysAuthenticate);

        Assert.Equal(
            TokenFailure.NotLoggedIn,
            Assert.Throws<TokenException>(() => session.Sign(key, SignatureScheme.EcdsaSha256, Message, [])).Failure);
        Assert.Equal(
            TokenFailure.PinIncorrect,
            Assert.Throws<TokenException>(() => session.Sign(key, SignatureScheme.EcdsaSha256, Message, "000000"u8)).Failure);
        for (var i = 0; i < 2; i++)
        {
            var signature = session.Sign(key, SignatureScheme.EcdsaSha256, Message, SoftToken.PinOctets);
            OpenSsl.Verifies(key.SubjectPublicKeyInfo!.Value, SignatureScheme.EcdsaSha256, Message, signature);
        }
    }

    [Fact]
    public void writes_a_certificate_beside_its_key_and_reads_it_back()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key");
        var der = CertificateFor(key);
        session.WriteCertificate(der, key.Id.Span, "certificat nou ș");
        session.WriteCertificate(der, key.Id.Span, "written again after an interruption");

        var read = Assert.Single(session.ListCertificates(), c => c.Id.Span.SequenceEqual(key.Id.Span));
        Assert.Equal(der, read.Der.ToArray());
        Assert.Equal("certificat nou ș", read.Label);
        Assert.True(read.HasPrivateKey);

        session.Logout();
        Assert.True(Assert.Single(session.ListCertificates(), c => c.Id.Span.SequenceEqual(key.Id.Span)).HasPrivateKey);

        var folder = Directory.CreateTempSubdirectory("digirenew-read-");
        var file = Path.Combine(folder.FullName, "read.der");
        SoftToken.Pkcs11Tool("--read-object", "--type", "cert", "--id", Convert.ToHexString(key.Id.Span), "--output-file", file);
        Assert.Equal(der, File.ReadAllBytes(file));
        folder.Delete(recursive: true);
        var judged = SoftToken.Pkcs11Tool("--list-objects", "--type", "cert", "--id", Convert.ToHexString(key.Id.Span));
        Assert.Contains("CN=Holder", judged, StringComparison.Ordinal);
        Assert.Contains("serial:     7A01", judged, StringComparison.Ordinal);
    }

    [Fact]
    public void says_that_a_certificate_without_a_key_has_none()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key");
        var id = NewId();
        session.WriteCertificate(CertificateFor(key), id, "alone");
        Assert.False(Assert.Single(session.ListCertificates(), c => c.Id.Span.SequenceEqual(id)).HasPrivateKey);
    }

    [Fact]
    public void refuses_to_write_what_is_no_certificate()
    {
        using var session = LogIn();
        Assert.Throws<ArgumentException>(() => session.WriteCertificate(new byte[] { 0x30, 0x00 }, NewId(), "no certificate"));
    }

    [Fact]
    public void removes_exactly_the_certificate_that_is_named()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key");
        var (old, renewed) = (CertificateFor(key), CertificateFor(key));
        session.WriteCertificate(old, key.Id.Span, "old");
        session.WriteCertificate(renewed, key.Id.Span, "renewed");

        session.RemoveCertificate(old);
        Assert.Equal(renewed, Assert.Single(session.ListCertificates(), c => c.Id.Span.SequenceEqual(key.Id.Span)).Der.ToArray());
        Assert.Equal(TokenFailure.ObjectMissing, Assert.Throws<TokenException>(() => session.RemoveCertificate(old)).Failure);
    }

    [Fact]
    public void keeps_a_key_pair_that_has_a_certificate_and_removes_one_that_has_none()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key");
        var other = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "other key");
        var der = CertificateFor(key);
        session.WriteCertificate(der, key.Id.Span, "certificate");
        Assert.Throws<InvalidOperationException>(() => session.RemoveKeyPair(key));

        session.RemoveCertificate(der);
        session.WriteCertificate(der, NewId(), "the same key under another id");
        Assert.Throws<InvalidOperationException>(() => session.RemoveKeyPair(key));

        session.RemoveCertificate(der);
        session.RemoveKeyPair(key);
        var judged = SoftToken.Pkcs11Tool("--list-objects");
        Assert.DoesNotContain(Convert.ToHexString(key.Id.Span), judged, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Convert.ToHexString(other.Id.Span), judged, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(session.ListPrivateKeys(), k => k.Id.Span.SequenceEqual(other.Id.Span));
        Assert.Equal(
            TokenFailure.ObjectMissing,
            Assert.Throws<TokenException>(() => session.Sign(key, SignatureScheme.EcdsaSha256, Message, [])).Failure);
    }

    [Fact]
    public void takes_the_public_key_from_the_certificate_where_the_token_has_no_public_key_object()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P384, NewId(), "key");
        session.WriteCertificate(CertificateFor(key), key.Id.Span, "certificate");
        SoftToken.Pkcs11Tool("--delete-object", "--type", "pubkey", "--id", Convert.ToHexString(key.Id.Span));

        var listed = Assert.Single(session.ListPrivateKeys(), k => k.Id.Span.SequenceEqual(key.Id.Span));
        Assert.Equal(KeyAlgorithm.P384, listed.Algorithm);
        Assert.Equal(key.SubjectPublicKeyInfo!.Value.ToArray(), listed.SubjectPublicKeyInfo!.Value.ToArray());
    }

    [Fact]
    public void knows_no_public_key_where_the_token_has_none()
    {
        using var session = LogIn();
        var key = session.GenerateKeyPair(KeyAlgorithm.P256, NewId(), "key");
        SoftToken.Pkcs11Tool("--delete-object", "--type", "pubkey", "--id", Convert.ToHexString(key.Id.Span));

        var listed = Assert.Single(session.ListPrivateKeys(), k => k.Id.Span.SequenceEqual(key.Id.Span));
        Assert.Null(listed.SubjectPublicKeyInfo);
        Assert.Null(listed.Algorithm);
        Assert.Throws<ArgumentException>(() => new TokenSigningKey(session, listed, SignatureScheme.EcdsaSha256));
        session.RemoveKeyPair(listed);
    }

    [Fact]
    public void does_not_look_for_a_token_while_a_session_is_open()
    {
        using var session = Open();
        Assert.Throws<InvalidOperationException>(() => module.IsPresent(session.Token.Serial));
        Assert.False(session.IsLoggedIn);
    }

    private static byte[] NewId() => RandomNumberGenerator.GetBytes(20);

    private static byte[] CertificateFor(TokenKey key)
    {
        using var issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(
            new X500DistinguishedName("CN=Holder,C=RO"),
            PublicKey.CreateFromSubjectPublicKeyInfo(key.SubjectPublicKeyInfo!.Value.Span, out _),
            HashAlgorithmName.SHA256);
        using var certificate = request.Create(
            new X500DistinguishedName("CN=Issuer,C=RO"),
            X509SignatureGenerator.CreateForECDsa(issuer),
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero),
            [0x7A, 0x01]);
        return certificate.RawData;
    }

    private ITokenSession Open() => module.Open(Assert.Single(module.ListTokens()));

    private ITokenSession LogIn()
    {
        var session = Open();
        session.Login(SoftToken.PinOctets);
        return session;
    }
}
