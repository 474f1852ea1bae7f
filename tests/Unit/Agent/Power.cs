using DigiRenew.Agent.Devices;
using DigiRenew.Pki;
using DigiRenew.Tests.Unit.Tokens;
using DigiRenew.Tokens;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>The real module through a plug that can be pulled: power is lost before or after the n-th operation, and stays lost.</summary>
internal sealed class Power : ITokenModules
{
    private int _lostAt = int.MaxValue;

    /// <summary>Points passed since <see cref="LostAt"/>.</summary>
    public int Passed { get; private set; }

    public void LostAt(int point) => (_lostAt, Passed) = (point, 0);

    public IReadOnlyList<string> Discover() => [SoftToken.ModulePath];

    public bool IsWellKnown(string path) => path == SoftToken.ModulePath;

    public ITokenModule Load(string path) => new Module(TokenModules.Load(path), this);

    private void Pass()
    {
        if (Passed >= _lostAt)
        {
            throw new TokenException(TokenFailure.DeviceRemoved, "no power");
        }

        Passed++;
    }

    private T Through<T>(Func<T> operation)
    {
        Pass();
        var result = operation();
        Pass();
        return result;
    }

    private sealed class Module(ITokenModule inner, Power power) : ITokenModule
    {
        public ModuleInfo Info => inner.Info;

        public IReadOnlyList<TokenInfo> ListTokens() => inner.ListTokens();

        public ITokenSession Open(TokenInfo token) => new Session(inner.Open(token), power);

        public bool IsPresent(string tokenSerial) => inner.IsPresent(tokenSerial);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Session(ITokenSession inner, Power power) : ITokenSession
    {
        public TokenInfo Token => inner.Token;

        public PinTries PinTries => inner.PinTries;

        public bool IsLoggedIn => inner.IsLoggedIn;

        public void Login(ReadOnlySpan<byte> pin)
        {
            power.Pass();
            inner.Login(pin);
            power.Pass();
        }

        public void Logout() => inner.Logout();

        public IReadOnlyList<TokenCertificate> ListCertificates() => power.Through(inner.ListCertificates);

        public IReadOnlyList<TokenKey> ListPrivateKeys() => power.Through(inner.ListPrivateKeys);

        public TokenKey GenerateKeyPair(KeyAlgorithm algorithm, ReadOnlySpan<byte> id, string label)
        {
            power.Pass();
            var key = inner.GenerateKeyPair(algorithm, id, label);
            power.Pass();
            return key;
        }

        public bool CanGenerate(KeyAlgorithm algorithm) => inner.CanGenerate(algorithm);

        public IReadOnlyList<SignatureScheme> SchemesFor(KeyAlgorithm algorithm) => inner.SchemesFor(algorithm);

        public byte[] Sign(TokenKey key, SignatureScheme scheme, ReadOnlySpan<byte> message, ReadOnlySpan<byte> contextPin)
        {
            power.Pass();
            var signature = inner.Sign(key, scheme, message, contextPin);
            power.Pass();
            return signature;
        }

        public void WriteCertificate(ReadOnlyMemory<byte> der, ReadOnlySpan<byte> id, string label)
        {
            power.Pass();
            inner.WriteCertificate(der, id, label);
            power.Pass();
        }

        public void RemoveCertificate(ReadOnlyMemory<byte> der)
        {
            power.Pass();
            inner.RemoveCertificate(der);
            power.Pass();
        }

        public void RemoveKeyPair(TokenKey key)
        {
            power.Pass();
            inner.RemoveKeyPair(key);
            power.Pass();
        }

        public void Dispose() => inner.Dispose();
    }
}
