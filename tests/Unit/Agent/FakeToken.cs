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

    /// <summary>How many logins are refused whatever the PIN.</summary>
    public int Refuses { get; set; }

    /// <summary>Runs before each operation of a session; throws to strike.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>The kinds of key pairs that it generates.</summary>
    public IReadOnlyList<KeyAlgorithm> Generates { get; set; } = [KeyAlgorithm.P256];

    public PinTries Tries { get; set; } = new PinTries.NotLow();

    /// <summary>A card that does not tell its tries: no flag is raised after a wrong PIN.</summary>
    public bool Silent { get; set; }

    public IReadOnlyList<string> Discover() => [ModulePath];

    public bool IsWellKnown(string path) => path == ModulePath;

    public ITokenModule Load(string path) => this;

    /// <summary>What the module shows before this token: others, or another one of the same serial number.</summary>
    public List<FakeToken> Ahead { get; } = [];

    /// <summary>Whether it says of a key pair that it generated that the key may leave it.</summary>
    public bool Exposes { get; set; }

    /// <summary>A card that only its own program can read.</summary>
    public bool Unreadable { get; set; }

    /// <summary>The PIN of keys that ask for one at each signature, where that is not the token's.</summary>
    public string SignaturePin { get; set; } = Pin;

    /// <summary>Every PIN that was given for a signature.</summary>
    public List<string> SignaturePins { get; } = [];

    public IReadOnlyList<TokenInfo> ListTokens() => [.. Ahead.SelectMany(one => one.ListTokens()), Token with { Tries = Tries }];

    public ITokenSession Open(TokenInfo token) =>
        Ahead.Find(one => one.Token.Serial == token.Serial && one.Token.Label == token.Label) is { } other ? other.Open(token)
        : Unreadable ? throw new TokenException(TokenFailure.TokenNotRecognised, "C_OpenSession")
        : new Session(this);

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
            if (!owner.Token.PinPad && (owner.Refuses-- > 0 || Encoding.ASCII.GetString(pin) != Pin))
            {
                owner.Tries = owner.Tries switch
                {
                    _ when owner.Silent => owner.Tries,
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
            var made = owner.Add(SoftwareKey.Generate(algorithm), id.ToArray(), label) with { Exposed = owner.Exposes };
            owner.Keys[^1] = made;
            return made;
        }

        public bool CanGenerate(KeyAlgorithm algorithm) => owner.Generates.Contains(algorithm);

        public IReadOnlyList<SignatureScheme> SchemesFor(KeyAlgorithm algorithm) =>
            algorithm is KeyAlgorithm.P256 ? [SignatureScheme.EcdsaSha256] : [];

        public byte[] Sign(TokenKey key, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> contextPin)
        {
            owner.Before(nameof(Sign));
            owner.Signed.Add(message.ToArray());
            if (key.AlwaysAuthenticate && Enter(contextPin) != owner.SignaturePin)
            {
                throw new TokenException(TokenFailure.PinIncorrect, "C_Login");
            }

            return owner._keys[Convert.ToHexString(key.Id.Span)].SignAsync(message.ToArray(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }

        private string Enter(ReadOnlySpan<byte> contextPin)
        {
            owner.SignaturePins.Add(Encoding.ASCII.GetString(contextPin));
            return owner.SignaturePins[^1];
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
