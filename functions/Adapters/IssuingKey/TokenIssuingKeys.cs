using System.Security.Cryptography;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tokens;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>The issuing certificates whose keys are on a PKCS #11 token, where they sign; each is found by its public key.</summary>
public sealed class TokenIssuingKeys : IIssuingKey, IDisposable
{
    private const int LongestPin = 256;

    // A module takes one call at a time.
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ITokenModule _module;
    private readonly ITokenSession _session;
    private readonly IssuingKeys _keys;

    private TokenIssuingKeys(string certificates, IssuingToken place, ITokenModule module, ITokenSession session)
    {
        _module = module;
        _session = session;
        var onToken = session.ListPrivateKeys();
        var held = KeyGeneration.Of(certificates, IIssuingKey.UsualName)
            .Select((generation, at) => Find(generation, certificates, place, onToken, isNewest: at == 0))
            .OfType<Held>()
            .ToList();
        _keys = new(held[0], [.. held.Skip(1)]);
    }

    public CertificateFacts Certificate => _keys.Certificate;

    public ISigningKey Key => _keys.Key;

    public string Name => _keys.Name;

    public IReadOnlyList<CertificateFacts> Certificates => _keys.Certificates;

    public IIssuingKey? For(Sha256Digest certificate) => _keys.For(certificate);

    /// <summary>Opens the token and finds on it the key of the newest issuing certificate, and those before it that are still there.</summary>
    /// <param name="certificates">The folder pki/.</param>
    /// <param name="place">Module, token, PIN.</param>
    /// <param name="input">Where the PIN is read from that is in no file.</param>
    /// <exception cref="CryptographicException">The token, the PIN or the newest key is not there.</exception>
    public static TokenIssuingKeys Open(string certificates, IssuingToken place, Stream input)
    {
        ArgumentNullException.ThrowIfNull(place);
        var pin = place.PinFile is { } file ? ReadFile(file) : ReadLine(input);
        ITokenModule? module = null;
        ITokenSession? session = null;
        try
        {
            module = TokenModules.Load(place.Module);
            var token = module.ListTokens().FirstOrDefault(token => token.Label == place.Token || token.Serial == place.Token)
                ?? throw new CryptographicException($"There is no token {place.Token}.");
            session = module.Open(token);
            session.Login(pin);
            return new(certificates, place, module, session);
        }
        catch (TokenException failed)
        {
            Close(session, module);
            throw new CryptographicException($"The token {place.Token}: {failed.Failure}.", failed);
        }
        catch
        {
            Close(session, module);
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    public void Dispose()
    {
        Close(_session, _module);
        _one.Dispose();
    }

    /// <summary>The key of a generation; null where it is not on the token and need not be.</summary>
    private Held? Find(KeyGeneration generation, string certificates, IssuingToken place, IReadOnlyList<TokenKey> onToken, bool isNewest)
    {
        var certificate = CertificateFacts.Read(File.ReadAllBytes(generation.CertificateIn(certificates)));
        if (onToken.FirstOrDefault(key => key.SubjectPublicKeyInfo is { } known && known.Span.SequenceEqual(certificate.SubjectPublicKeyInfo.Span)) is not { } key)
        {
            return isNewest ? throw new CryptographicException($"The token {place.Token} does not hold the key of {generation.Name}.cer.") : null;
        }

        if (!certificate.IsAuthority)
        {
            throw new CryptographicException($"{generation.Name}.cer is no authority’s.");
        }

        var schemes = key.Algorithm is { } algorithm ? _session.SchemesFor(algorithm) : [];
        return schemes.Count > 0
            ? new(certificate, generation.Name, new(_session, key, schemes[0]), _one)
            : throw new CryptographicException($"The token {place.Token} can’t sign with this kind of key.");
    }

    private static void Close(ITokenSession? session, ITokenModule? module)
    {
        session?.Dispose();
        module?.Dispose();
    }

    private static byte[] ReadFile(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
        {
            throw new CryptographicException($"{path}: only its owner may read a PIN (mode 0600).");
        }

        using var stream = File.OpenRead(path);
        return ReadLine(stream);
    }

    /// <summary>The first line, into a buffer that is wiped after use.</summary>
    private static byte[] ReadLine(Stream stream)
    {
        var buffer = GC.AllocateArray<byte>(LongestPin, pinned: true);
        var length = 0;
        for (int octet; length < buffer.Length && (octet = stream.ReadByte()) is not (-1 or '\n' or '\r'); length++)
        {
            buffer[length] = (byte)octet;
        }

        var pin = GC.AllocateArray<byte>(length, pinned: true);
        buffer.AsSpan(0, length).CopyTo(pin);
        CryptographicOperations.ZeroMemory(buffer);
        return pin.Length > 0 ? pin : throw new CryptographicException("The PIN of the issuing token is missing.");
    }

    /// <summary>One of the keys.</summary>
    private sealed class Held(CertificateFacts certificate, string name, TokenSigningKey key, SemaphoreSlim one) : IIssuingKey, ISigningKey
    {
        public CertificateFacts Certificate => certificate;

        public string Name => name;

        public ISigningKey Key => this;

        public ReadOnlyMemory<byte> SubjectPublicKeyInfo => key.SubjectPublicKeyInfo;

        public SignatureScheme Scheme => key.Scheme;

        public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            await one.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await key.SignAsync(message, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                one.Release();
            }
        }
    }
}
