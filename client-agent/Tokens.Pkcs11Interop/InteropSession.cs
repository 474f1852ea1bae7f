using System.Security.Cryptography;
using System.Text;
using DigiRenew.Pki;
using DigiRenew.Tokens.Pkcs11;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using static DigiRenew.Tokens.Pkcs11Interop.InteropModule;

namespace DigiRenew.Tokens.Pkcs11Interop;

/// <summary>A session through Pkcs11Interop.</summary>
internal sealed class InteropSession(ISlot slot, ISession session, TokenInfo token, Action closed) : ITokenSession
{
    private bool _disposed;

    public TokenInfo Token => token;

    public PinTries PinTries => InteropToken.Read(slot)?.Tries ?? throw new TokenException(TokenFailure.TokenNotRecognised, "C_GetTokenInfo");

    public bool IsLoggedIn => Try(() => session.GetSessionInfo().State) is CKS.CKS_RW_USER_FUNCTIONS or CKS.CKS_RO_USER_FUNCTIONS;

    private Pkcs11InteropFactories Factories => session.Factories;

    public void Login(ReadOnlySpan<byte> pin)
    {
        var copy = GC.AllocateUninitializedArray<byte>(pin.Length, pinned: true);
        pin.CopyTo(copy);
        try
        {
            Do(() => session.Login(CKU.CKU_USER, token.PinPad && copy.Length == 0 ? null : copy));
        }
        catch (TokenException twice) when (twice.ReturnValue == Ckr.UserAlreadyLoggedIn)
        {
            // Logged in already, as was asked for.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    public void Logout() => Do(session.Logout);

    public IReadOnlyList<TokenCertificate> ListCertificates()
    {
        // Before login private keys don't show; a public key beside the certificate tells of one.
        var sight = token.LoginRequired && !IsLoggedIn ? Find(Cko.PrivateKey).Concat(Find(Cko.PublicKey)) : Find(Cko.PrivateKey);
        var ids = sight.Select(key => Convert.ToHexString(IdOf(key))).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. Certificates().Select(found => found with { HasPrivateKey = ids.Contains(Convert.ToHexString(found.Id.Span)) })];
    }

    public IReadOnlyList<TokenKey> ListPrivateKeys()
    {
        var certificates = Certificates();
        return [.. Find(Cko.PrivateKey).Select(key => Describe(key, certificates))];
    }

    public TokenKey GenerateKeyPair(KeyAlgorithm algorithm, ReadOnlySpan<byte> id, string label)
    {
        var (mechanism, kind) = KindOf(algorithm);
        List<IObjectAttribute> names = [With(Cka.Id, id.ToArray()), With(Cka.Label, Encoding.UTF8.GetBytes(label))];
        List<IObjectAttribute> publicKey = [With(Cka.Token, true), With(Cka.Private, false), With(Cka.Verify, true), With(Cka.Encrypt, false), With(Cka.Wrap, false), .. kind, .. names];
        List<IObjectAttribute> privateKey =
        [
            With(Cka.Token, true), With(Cka.Private, true), With(Cka.Sensitive, true), With(Cka.Extractable, false),
            With(Cka.Sign, true), With(Cka.Decrypt, false), With(Cka.Unwrap, false), .. names,
        ];
        return Describe(
            Try(() =>
            {
                session.GenerateKeyPair(Factories.MechanismFactory.Create(mechanism), publicKey, privateKey, out _, out var key);
                return key;
            }),
            []);
    }

    public IReadOnlyList<SignatureScheme> SchemesFor(KeyAlgorithm algorithm) =>
        [.. SigningMethod.SchemesOf(algorithm).Where(scheme => SigningMethod.Of(scheme).Any(method => CanSign(method, algorithm)))];

    public bool CanGenerate(KeyAlgorithm algorithm) => Allows(KeySize.GenerationOf(algorithm), flags => flags.GenerateKeyPair, algorithm);

    public byte[] Sign(TokenKey key, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> contextPin)
    {
        if (key.Algorithm is { } algorithm && !SigningMethod.SchemesOf(algorithm).Contains(scheme))
        {
            throw new ArgumentException($"A {algorithm} key does not sign by {scheme}.", nameof(scheme));
        }

        var method = SigningMethod.Of(scheme).FirstOrDefault(one => CanSign(one, key.Algorithm)) ?? throw new TokenException(TokenFailure.MechanismMissing, "C_GetMechanismList");
        if (key.AlwaysAuthenticate && contextPin.IsEmpty && !token.PinPad)
        {
            throw new TokenException(TokenFailure.NotLoggedIn, "C_Login");
        }

        var (handle, input) = (Factories.ObjectHandleFactory.Create(key.Handle), method.Input(message));
        if (!key.AlwaysAuthenticate)
        {
            return method.Output(Try(() => session.Sign(MechanismOf(method), handle, input)));
        }

        var pin = GC.AllocateUninitializedArray<byte>(contextPin.Length, pinned: true);
        contextPin.CopyTo(pin);
        try
        {
            // In a session of its own: the library leaves a signature begun whose PIN was refused, and its session’s end ends it.
            using var once = Try(() => slot.OpenSession(SessionType.ReadWrite));
            return method.Output(Try(() => once.Sign(MechanismOf(method), handle, token.PinPad && pin.Length == 0 ? null : pin, input)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    public void WriteCertificate(ReadOnlyMemory<byte> der, ReadOnlySpan<byte> id, string label)
    {
        var parts = CertificateParts.Read(der) ?? throw new ArgumentException("Not an X.509 certificate.", nameof(der));
        foreach (var there in Certificates())
        {
            if (there.Der.Span.SequenceEqual(der.Span) && there.Id.Span.SequenceEqual(id))
            {
                return; // written by a run that was interrupted after this step
            }
        }

        List<IObjectAttribute> attributes =
        [
            With(Cka.Class, Cko.Certificate), With(Cka.CertificateType, Cko.X509), With(Cka.Token, true), With(Cka.Private, false),
            With(Cka.Label, Encoding.UTF8.GetBytes(label)), With(Cka.Id, id.ToArray()), With(Cka.Subject, parts.Subject.ToArray()),
            With(Cka.Issuer, parts.Issuer.ToArray()), With(Cka.SerialNumber, parts.SerialNumber.ToArray()), With(Cka.Value, der.ToArray()),
        ];
        Try(() => session.CreateObject(attributes));
    }

    public void RemoveCertificate(ReadOnlyMemory<byte> der)
    {
        var found = Find(Cko.Certificate).Where(handle => der.Span.SequenceEqual(Octets(handle, Cka.Value))).ToList();
        if (found.Count == 0)
        {
            throw new TokenException(TokenFailure.ObjectMissing, "C_FindObjects");
        }

        found.ForEach(handle => Do(() => session.DestroyObject(handle)));
    }

    public void RemoveKeyPair(TokenKey key)
    {
        if (Certificates().Any(found => Holds(found, key)))
        {
            throw new InvalidOperationException("The key has a certificate.");
        }

        foreach (var half in Find(Cko.PublicKey).Where(half => IsHalfOf(half, key)))
        {
            Do(() => session.DestroyObject(half));
        }

        // The private half goes last: power lost in between leaves a key that can be found and removed again.
        Do(() => session.DestroyObject(Factories.ObjectHandleFactory.Create(key.Handle)));
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            session.Dispose();
            closed();
        }
    }

    private static void Do(Action call) => Try(() =>
    {
        call();
        return true;
    });

    private static bool Holds(TokenCertificate certificate, TokenKey key) =>
        (!key.Id.IsEmpty && certificate.Id.Span.SequenceEqual(key.Id.Span))
        || (key.SubjectPublicKeyInfo is { } known && CertificateParts.Read(certificate.Der) is { } parts && parts.SubjectPublicKeyInfo.Span.SequenceEqual(known.Span));

    private bool IsHalfOf(IObjectHandle half, TokenKey key) => IdOf(half).AsSpan().SequenceEqual(key.Id.Span)
        && (PublicKeyInfoOf(half), key.SubjectPublicKeyInfo) switch
        {
            ({ } found, { } wanted) => wanted.Span.SequenceEqual(found),
            _ => !key.Id.IsEmpty,
        };

    private (ulong Mechanism, List<IObjectAttribute> Kind) KindOf(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Rsa2048 => Rsa(2048),
        KeyAlgorithm.Rsa3072 => Rsa(3072),
        KeyAlgorithm.Rsa4096 => Rsa(4096),
        KeyAlgorithm.P256 => (Ckm.EcKeyPairGen, [With(Cka.EcParams, SubjectPublicKey.NamedCurve(SubjectPublicKey.P256))]),
        KeyAlgorithm.P384 => (Ckm.EcKeyPairGen, [With(Cka.EcParams, SubjectPublicKey.NamedCurve(SubjectPublicKey.P384))]),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
    };

    /// <summary>e = 65537, FIPS 186-5 §5.1.</summary>
    private (ulong Mechanism, List<IObjectAttribute> Kind) Rsa(ulong bits) =>
        (Ckm.RsaPkcsKeyPairGen, [With(Cka.ModulusBits, bits), With(Cka.PublicExponent, [0x01, 0x00, 0x01])]);

    private bool CanSign(SigningMethod method, KeyAlgorithm? algorithm) => Allows(method.Mechanism.Type, flags => flags.Sign, algorithm);

    /// <summary>Whether the token has a mechanism, for a purpose, and for keys of this size.</summary>
    private bool Allows(ulong mechanism, Func<IMechanismFlags, bool> purpose, KeyAlgorithm? algorithm)
    {
        var type = (CKM)mechanism;
        return Try(slot.GetMechanismList).Contains(type)
            && Try(() => slot.GetMechanismInfo(type)) is var info
            && purpose(info.MechanismFlags)
            && (algorithm is not { } known || KeySize.Fits(known, info.MinKeySize, info.MaxKeySize));
    }

    private IMechanism MechanismOf(SigningMethod method) => method.Mechanism.Parameter is [var digest, var mask, var salt]
        ? Factories.MechanismFactory.Create(method.Mechanism.Type, Factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams(digest, mask, salt))
        : Factories.MechanismFactory.Create(method.Mechanism.Type);

    /// <summary>Certificates as they are, without looking for keys.</summary>
    private List<TokenCertificate> Certificates() => [.. Find(Cko.Certificate)
        .Select(handle => (Handle: handle, Der: Octets(handle, Cka.Value)))
        .Where(found => found.Der is { Length: > 0 } der && CertificateParts.Read(der) is not null)
        .Select(found => new TokenCertificate(found.Der, IdOf(found.Handle), LabelOf(found.Handle), HasPrivateKey: false))];

    private TokenKey Describe(IObjectHandle key, IReadOnlyList<TokenCertificate> certificates)
    {
        var id = IdOf(key);
        var info = PublicKeyInfoOf(key)
            ?? (id.Length == 0 ? null : Find(Cko.PublicKey).Where(half => IdOf(half).AsSpan().SequenceEqual(id)).Select(PublicKeyInfoOf).FirstOrDefault(found => found is not null))
            ?? certificates.Where(found => id.Length > 0 && found.Id.Span.SequenceEqual(id))
                .Select(found => CertificateParts.Read(found.Der)?.SubjectPublicKeyInfo.ToArray()).FirstOrDefault(found => found is not null);
        return new(
            key.ObjectId,
            id,
            LabelOf(key),
            info is null ? null : SubjectPublicKey.AlgorithmOf(info),
            info is null ? default(ReadOnlyMemory<byte>?) : info,
            AlwaysAuthenticate: Flag(key, Cka.AlwaysAuthenticate),
            Sensitive: Flag(key, Cka.Sensitive) && Flag(key, Cka.AlwaysSensitive),
            NeverExtractable: Flag(key, Cka.NeverExtractable),
            Local: Flag(key, Cka.Local))
        {
            Exposed = Octets(key, Cka.Sensitive) is [0, ..] || Octets(key, Cka.Extractable) is [not 0, ..] || Octets(key, Cka.Local) is [0, ..],
        };
    }

    /// <summary>SubjectPublicKeyInfo from an object's own attributes; null where they don't have the public key.</summary>
    private byte[]? PublicKeyInfoOf(IObjectHandle key) =>
        (Octets(key, Cka.Modulus), Octets(key, Cka.PublicExponent)) is ({ Length: > 0 } modulus, { Length: > 0 } exponent) ? SubjectPublicKey.OfRsa(modulus, exponent)
        : (Octets(key, Cka.EcParams), Octets(key, Cka.EcPoint)) is ({ Length: > 0 } parameters, { Length: > 0 } point) ? SubjectPublicKey.OfEc(parameters, point)
        : null;

    private List<IObjectHandle> Find(ulong objectClass) => Try(() => session.FindAllObjects([With(Cka.Class, objectClass)]));

    private byte[] IdOf(IObjectHandle handle) => Octets(handle, Cka.Id) ?? [];

    private string LabelOf(IObjectHandle handle) => Encoding.UTF8.GetString(Octets(handle, Cka.Label) ?? []);

    private bool Flag(IObjectHandle handle, ulong type) => Octets(handle, type) is [not 0, ..];

    /// <summary>An attribute's value; null where the object has none or does not tell it.</summary>
    private byte[]? Octets(IObjectHandle handle, ulong type)
    {
        using var attribute = Try(() => session.GetAttributeValue(handle, [type]))[0];
        return attribute.CannotBeRead ? null : attribute.GetValueAsByteArray();
    }

    private IObjectAttribute With(ulong type, byte[] value) => Factories.ObjectAttributeFactory.Create(type, value);

    private IObjectAttribute With(ulong type, bool value) => Factories.ObjectAttributeFactory.Create(type, value);

    private IObjectAttribute With(ulong type, ulong value) => Factories.ObjectAttributeFactory.Create(type, value);
}
