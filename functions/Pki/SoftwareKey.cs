using System.Security.Cryptography;
using DigiRenew.Pki.Asn1;

namespace DigiRenew.Pki;

/// <summary>A private key in memory: of the seal, of a key file, of tests. May be used by several threads.</summary>
public sealed class SoftwareKey : ISigningKey, IDisposable
{
    private readonly AsymmetricAlgorithm _key;
    private readonly Lock _oneAtATime = new();

    private SoftwareKey(AsymmetricAlgorithm key, SignatureScheme scheme)
    {
        _key = key;
        Scheme = scheme;
        SubjectPublicKeyInfo = key.ExportSubjectPublicKeyInfo();
    }

    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    public SignatureScheme Scheme { get; }

    /// <summary>Generates a key; RSA keys sign by PKCS #1 v1.5 unless <paramref name="scheme"/> says otherwise.</summary>
    /// <exception cref="ArgumentException">The scheme does not go with the key.</exception>
    public static SoftwareKey Generate(KeyAlgorithm algorithm, SignatureScheme? scheme = null) => Own(
        algorithm switch
        {
            KeyAlgorithm.Rsa2048 => RSA.Create(2048),
            KeyAlgorithm.Rsa3072 => RSA.Create(3072),
            KeyAlgorithm.Rsa4096 => RSA.Create(4096),
            KeyAlgorithm.P256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            KeyAlgorithm.P384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
        },
        scheme);

    /// <summary>Reads DER PKCS #8 PrivateKeyInfo (RFC 5958), all of it.</summary>
    /// <exception cref="CryptographicException">Not the private key of a type that we know.</exception>
    /// <exception cref="ArgumentException">The scheme does not go with the key.</exception>
    public static SoftwareKey ImportPkcs8(ReadOnlySpan<byte> pkcs8, SignatureScheme? scheme = null) =>
        Own(TryImport(RSA.Create(), pkcs8) ?? TryImport(ECDsa.Create(), pkcs8) ?? throw new CryptographicException("This is not the PKCS #8 of a key that we know."), scheme);

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var digest = AlgorithmIdentifiers.DigestOf(Scheme);
        lock (_oneAtATime)
        {
            return ValueTask.FromResult(_key switch
            {
                RSA rsa => rsa.SignData(message.Span, digest, Scheme == SignatureScheme.RsaPssSha256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
                ECDsa ecdsa => ecdsa.SignData(message.Span, digest, DSASignatureFormat.Rfc3279DerSequence),
                _ => throw new InvalidOperationException("A key is RSA or ECDSA."),
            });
        }
    }

    /// <summary>DER PKCS #8 PrivateKeyInfo; the caller wipes it.</summary>
    public byte[] ExportPkcs8()
    {
        lock (_oneAtATime)
        {
            return _key.ExportPkcs8PrivateKey();
        }
    }

    public void Dispose() => _key.Dispose();

    private static SoftwareKey Own(AsymmetricAlgorithm key, SignatureScheme? scheme)
    {
        try
        {
            var wanted = scheme ?? UsualFor(key);
            var fits = key is RSA
                ? wanted is SignatureScheme.RsaPkcs1Sha256 or SignatureScheme.RsaPssSha256
                : wanted is SignatureScheme.EcdsaSha256 or SignatureScheme.EcdsaSha384;
            return fits ? new(key, wanted) : throw new ArgumentException("This scheme does not go with this key.", nameof(scheme));
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static SignatureScheme UsualFor(AsymmetricAlgorithm key) => PublicKeys.AlgorithmOf(key.ExportSubjectPublicKeyInfo()) switch
    {
        KeyAlgorithm.P256 => SignatureScheme.EcdsaSha256,
        KeyAlgorithm.P384 => SignatureScheme.EcdsaSha384,
        KeyAlgorithm.Rsa2048 or KeyAlgorithm.Rsa3072 or KeyAlgorithm.Rsa4096 => SignatureScheme.RsaPkcs1Sha256,
        _ => throw new CryptographicException("Keys of this size or curve are not known."),
    };

    private static AsymmetricAlgorithm? TryImport(AsymmetricAlgorithm empty, ReadOnlySpan<byte> pkcs8)
    {
        try
        {
            empty.ImportPkcs8PrivateKey(pkcs8, out var read);
            if (read == pkcs8.Length)
            {
                return empty;
            }
        }
        catch (CryptographicException)
        {
            // The other type is tried next.
        }

        empty.Dispose();
        return null;
    }
}
