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
        var request = new KeyPairRequest(cryptoki.Layout, algorithm, id.ToArray(), Utf8(label));
        return Describe(Generate(request), []);
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

    private ulong Generate(KeyPairRequest request)
    {
        try
        {
            return cryptoki.GenerateKeyPair(handle, request.Mechanism, request.PublicKey(), request.PrivateKey());
        }
        catch (TokenException e) when (e.ReturnValue is Ckr.AttributeReadOnly or Ckr.AttributeTypeInvalid or Ckr.AttributeValueInvalid or Ckr.TemplateInconsistent)
        {
            // Some modules know no usage besides signing and refuse even to be told so.
            return cryptoki.GenerateKeyPair(handle, request.Mechanism, request.PublicKey(rareUsages: false), request.PrivateKey(rareUsages: false));
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
            Local: Flag(key, Cka.Local))
        {
            Exposed = Attribute(key, Cka.Sensitive) is [0, ..] || Attribute(key, Cka.Extractable) is [not 0, ..] || Attribute(key, Cka.Local) is [0, ..],
        };
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
