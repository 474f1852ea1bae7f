using System.Security.Cryptography;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tokens;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>The issuing certificate with its key on a PKCS #11 token, where it signs; it is found by its public key.</summary>
public sealed class TokenIssuingKey : IIssuingKey, ISigningKey, IDisposable
{
    private const int LongestPin = 256;

    // A module takes one call at a time.
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ITokenModule _module;
    private readonly ITokenSession _session;
    private readonly TokenSigningKey _key;

    private TokenIssuingKey(CertificateFacts certificate, string name, ITokenModule module, ITokenSession session, TokenSigningKey key)
    {
        Certificate = certificate;
        Name = name;
        _module = module;
        _session = session;
        _key = key;
    }

    public CertificateFacts Certificate { get; }

    public string Name { get; }

    public ISigningKey Key => this;

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => _key.SubjectPublicKeyInfo;

    public SignatureScheme Scheme => _key.Scheme;

    /// <summary>Opens the token and finds the key of the newest issuing certificate on it.</summary>
    /// <param name="certificates">The folder pki/.</param>
    /// <param name="place">Module, token, PIN.</param>
    /// <param name="input">Where the PIN is read from that is in no file.</param>
    /// <exception cref="CryptographicException">The token, the PIN or the key is not there.</exception>
    public static TokenIssuingKey Open(string certificates, IssuingToken place, Stream input)
    {
        ArgumentNullException.ThrowIfNull(place);
        var generation = KeyGeneration.Of(certificates, IIssuingKey.UsualName)[0];
        var certificate = CertificateFacts.Read(File.ReadAllBytes(generation.CertificateIn(certificates)));
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
            var key = session.ListPrivateKeys().FirstOrDefault(key => key.SubjectPublicKeyInfo is { } known && known.Span.SequenceEqual(certificate.SubjectPublicKeyInfo.Span))
                ?? throw new CryptographicException($"The token {place.Token} does not hold the key of {generation.Name}.cer.");
            if (!certificate.IsAuthority)
            {
                throw new CryptographicException($"{generation.Name}.cer is no authority’s.");
            }

            var schemes = key.Algorithm is { } algorithm ? session.SchemesFor(algorithm) : [];
            return schemes.Count > 0
                ? new(certificate, generation.Name, module, session, new(session, key, schemes[0]))
                : throw new CryptographicException($"The token {place.Token} can’t sign with this kind of key.");
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

    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _key.SignAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        Close(_session, _module);
        _one.Dispose();
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
}
