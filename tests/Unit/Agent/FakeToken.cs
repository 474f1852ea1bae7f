using System.Text;
using DigiRenew.Agent.Devices;
using DigiRenew.Pki;
using DigiRenew.Tokens;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>A token in memory: what it holds outlives sessions, and it can lose power at any operation.</summary>
internal sealed class FakeToken : ITokenModules, ITokenModule
{
    public const string Pin = "735120";
    public const string ModulePath = "/usr/lib/module.so";

    private readonly Dictionary<string, SoftwareKey> _keys = new(StringComparer.Ordinal);
    private bool _present = true;

    public ModuleInfo Info { get; } = new(ModulePath, "Fake", "A module in memory", "1.0");

    public TokenInfo Token { get; set; } = new(
        1, "eToken", "Fake", "Model 1", "0123456789ABCDEF", "1.2", PinPad: false, LoginRequired: true, WriteProtected: false, null, null, new PinTries.NotLow());

    public List<TokenCertificate> Certificates { get; } = [];

    public List<TokenKey> Keys { get; } = [];

    /// <summary>Everything that was signed.</summary>
    public List<byte[]> Signed { get; } = [];

    public List<string> Logins { get; } = [];

    /// <summary>Runs before each operation of a session; throws to strike.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public PinTries Tries { get; set; } = new PinTries.NotLow();

    public IReadOnlyList<string> Discover() => [ModulePath];

    public bool IsWellKnown(string path) => path == ModulePath;

    public ITokenModule Load(string path) => this;

    public IReadOnlyList<TokenInfo> ListTokens() => [Token with { Tries = Tries }];

    public ITokenSession Open(TokenInfo token) => new Session(this);

    /// <summary>Gone at the first look, back at the second.</summary>
    public bool IsPresent(string tokenSerial) => _present = !_present;

    public TokenKey Add(SoftwareKey key, byte[] id, string label, bool alwaysAuthenticate = false)
    {
        var added = new TokenKey(
            (ulong)Keys.Count + 1, id, label, PublicKeys.AlgorithmOf(key.SubjectPublicKeyInfo), key.SubjectPublicKeyInfo, alwaysAuthenticate, true, true, true);
        _keys[Convert.ToHexString(id)] = key;
        Keys.Add(added);
        return added;
    }

    public void Dispose()
    {
    }

    private sealed class Session(FakeToken owner) : ITokenSession
    {
        public TokenInfo Token => owner.Token;

        public PinTries PinTries => owner.Tries;

        public bool IsLoggedIn { get; private set; }

        public void Login(ReadOnlySpan<byte> pin)
        {
            owner.Before(nameof(Login));
            owner.Logins.Add(Encoding.ASCII.GetString(pin));
            if (!owner.Token.PinPad && Encoding.ASCII.GetString(pin) != Pin)
            {
                owner.Tries = owner.Tries switch
                {
                    PinTries.NotLow => new PinTries.Low(),
                    PinTries.Low => new PinTries.LastTry(),
                    _ => new PinTries.Blocked(),
                };
                throw new TokenException(TokenFailure.PinIncorrect, "C_Login", 0xA0);
            }

            owner.Tries = new PinTries.NotLow();
            IsLoggedIn = true;
        }

        public void Logout() => IsLoggedIn = false;

        public IReadOnlyList<TokenCertificate> ListCertificates() => [.. owner.Certificates];

        public IReadOnlyList<TokenKey> ListPrivateKeys() => IsLoggedIn ? [.. owner.Keys] : [];

        public TokenKey GenerateKeyPair(KeyAlgorithm algorithm, ReadOnlySpan<byte> id, string label)
        {
            owner.Before(nameof(GenerateKeyPair));
            return owner.Add(SoftwareKey.Generate(algorithm), id.ToArray(), label);
        }

        public IReadOnlyList<SignatureScheme> SchemesFor(KeyAlgorithm algorithm) =>
            algorithm is KeyAlgorithm.P256 ? [SignatureScheme.EcdsaSha256] : [];

        public byte[] Sign(TokenKey key, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> contextPin)
        {
            owner.Before(nameof(Sign));
            owner.Signed.Add(message.ToArray());
            if (key.AlwaysAuthenticate && Encoding.ASCII.GetString(contextPin) != Pin)
            {
                throw new TokenException(TokenFailure.PinIncorrect, "C_Login");
            }

            return owner._keys[Convert.ToHexString(key.Id.Span)].SignAsync(message.ToArray(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        public void WriteCertificate(ReadOnlyMemory<byte> der, ReadOnlySpan<byte> id, string label)
        {
            owner.Before(nameof(WriteCertificate));
            owner.Certificates.Add(new(der, id.ToArray(), label, true));
        }

        public void RemoveCertificate(ReadOnlyMemory<byte> der)
        {
            owner.Before(nameof(RemoveCertificate));
            owner.Certificates.RemoveAll(one => one.Der.Span.SequenceEqual(der.Span));
        }

        public void RemoveKeyPair(TokenKey key)
        {
            owner.Before(nameof(RemoveKeyPair));
            if (owner.Certificates.Exists(one => one.Id.Span.SequenceEqual(key.Id.Span)))
            {
                throw new InvalidOperationException("A certificate has this CKA_ID.");
            }

            owner.Keys.RemoveAll(one => one.Id.Span.SequenceEqual(key.Id.Span));
        }

        public void Dispose() => IsLoggedIn = false;
    }
}
