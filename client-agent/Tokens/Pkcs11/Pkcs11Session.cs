using DigiRenew.Pki;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>A session through a module's function list.</summary>
internal sealed partial class Pkcs11Session : ITokenSession
{
    private readonly LoadedModule module;
    private readonly Cryptoki cryptoki;
    private readonly ulong handle;
    private bool disposed;

    public Pkcs11Session(LoadedModule module, TokenInfo token)
    {
        this.module = module;
        cryptoki = module.Cryptoki;
        Token = token;
        handle = cryptoki.OpenSession(token.Slot);
        module.OpenSessions++;
    }

    public TokenInfo Token { get; }

    public PinTries PinTries => cryptoki.GetTokenInfo(Token.Slot)?.Tries
        ?? throw new TokenException(TokenFailure.TokenNotRecognised, "C_GetTokenInfo");

    public bool IsLoggedIn => cryptoki.IsUserSession(handle);

    public void Login(ReadOnlySpan<byte> pin) => cryptoki.Login(handle, Cryptoki.User, pin);

    public void Logout() => cryptoki.Logout(handle);

    public IReadOnlyList<TokenKey> ListPrivateKeys()
    {
        var certificates = Certificates();
        return [.. Find(Cko.PrivateKey).Select(key => Describe(key, certificates))];
    }

    public TokenKey GenerateKeyPair(KeyAlgorithm algorithm, ReadOnlySpan<byte> id, string label)
    {
        var (mechanism, publicKey) = algorithm switch
        {
            KeyAlgorithm.Rsa2048 => Rsa(2048),
            KeyAlgorithm.Rsa3072 => Rsa(3072),
            KeyAlgorithm.Rsa4096 => Rsa(4096),
            KeyAlgorithm.P256 => Ec(SubjectPublicKey.P256),
            KeyAlgorithm.P384 => Ec(SubjectPublicKey.P384),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
        };
        var labelOctets = Utf8(label);
        publicKey
            .With(Cka.Token, true)
            .With(Cka.Private, false)
            .With(Cka.Verify, true)
            .With(Cka.VerifyRecover, false)
            .With(Cka.Encrypt, false)
            .With(Cka.Wrap, false)
            .With(Cka.Id, id)
            .With(Cka.Label, labelOctets);
        var privateKey = new AttributeTemplate(cryptoki.Layout)
            .With(Cka.Token, true)
            .With(Cka.Private, true)
            .With(Cka.Sensitive, true)
            .With(Cka.Extractable, false)
            .With(Cka.Sign, true)
            .With(Cka.SignRecover, false)
            .With(Cka.Decrypt, false)
            .With(Cka.Unwrap, false)
            .With(Cka.Derive, false)
            .With(Cka.Id, id)
            .With(Cka.Label, labelOctets);
        return Describe(cryptoki.GenerateKeyPair(handle, mechanism, publicKey, privateKey), []);

        (Mechanism Mechanism, AttributeTemplate PublicKey) Rsa(ulong bits) => (
            new Mechanism(Ckm.RsaPkcsKeyPairGen),
            new AttributeTemplate(cryptoki.Layout)
                .With(Cka.ModulusBits, bits)
                .With(Cka.PublicExponent, [0x01, 0x00, 0x01]));

        (Mechanism Mechanism, AttributeTemplate PublicKey) Ec(string curve) => (
            new Mechanism(Ckm.EcKeyPairGen),
            new AttributeTemplate(cryptoki.Layout).With(Cka.EcParams, SubjectPublicKey.NamedCurve(curve)));
    }

    public void RemoveKeyPair(TokenKey key)
    {
        if (Certificates().Any(c => Holds(c, key)))
        {
            throw new InvalidOperationException("The key has a certificate.");
        }

        foreach (var publicKey in Find(Cko.PublicKey).Where(p => IsHalfOf(p, key)))
        {
            cryptoki.DestroyObject(handle, publicKey);
        }

        // The private half goes last: power lost in between leaves a key that can be found and removed again.
        cryptoki.DestroyObject(handle, key.Handle);
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            cryptoki.CloseSession(handle);
            module.OpenSessions = Math.Max(0, module.OpenSessions - 1);
        }
    }

    private static bool Holds(TokenCertificate certificate, TokenKey key) =>
        (!key.Id.IsEmpty && certificate.Id.Span.SequenceEqual(key.Id.Span))
        || (key.SubjectPublicKeyInfo is { } spki
            && CertificateParts.Read(certificate.Der) is { } parts
            && parts.SubjectPublicKeyInfo.Span.SequenceEqual(spki.Span));

    private bool IsHalfOf(ulong publicKey, TokenKey key) => (PublicKeyInfoOf(publicKey), key.SubjectPublicKeyInfo) switch
    {
        ({ } found, { } wanted) => wanted.Span.SequenceEqual(found) && IdOf(publicKey).AsSpan().SequenceEqual(key.Id.Span),
        _ => !key.Id.IsEmpty && IdOf(publicKey).AsSpan().SequenceEqual(key.Id.Span),
    };

    private TokenKey Describe(ulong key, IReadOnlyList<TokenCertificate> certificates)
    {
        var id = IdOf(key);
        var spki = PublicKeyInfoOf(key)
            ?? WithId(Cko.PublicKey, id).Select(PublicKeyInfoOf).FirstOrDefault(info => info is not null)
            ?? certificates.Where(c => id.Length > 0 && c.Id.Span.SequenceEqual(id))
                .Select(c => CertificateParts.Read(c.Der)?.SubjectPublicKeyInfo.ToArray()).FirstOrDefault(info => info is not null);
        return new TokenKey(
            key,
            id,
            LabelOf(key),
            spki is null ? null : SubjectPublicKey.AlgorithmOf(spki),
            spki is null ? default(ReadOnlyMemory<byte>?) : spki,
            AlwaysAuthenticate: Flag(key, Cka.AlwaysAuthenticate),
            Sensitive: Flag(key, Cka.Sensitive) && Flag(key, Cka.AlwaysSensitive),
            NeverExtractable: Flag(key, Cka.NeverExtractable),
            Local: Flag(key, Cka.Local));
    }

    /// <summary>SubjectPublicKeyInfo from an object's own attributes; null where they don't have the public key.</summary>
    private byte[]? PublicKeyInfoOf(ulong key) => Number(key, Cka.KeyType) switch
    {
        Cko.Rsa => (Attribute(key, Cka.Modulus), Attribute(key, Cka.PublicExponent)) switch
        {
            ({ Length: > 0 } modulus, { Length: > 0 } exponent) => SubjectPublicKey.OfRsa(modulus, exponent),
            _ => null,
        },
        Cko.Ec => (Attribute(key, Cka.EcParams), Attribute(key, Cka.EcPoint)) switch
        {
            ({ Length: > 0 } parameters, { Length: > 0 } point) => SubjectPublicKey.OfEc(parameters, point),
            _ => null,
        },
        _ => null,
    };
}
