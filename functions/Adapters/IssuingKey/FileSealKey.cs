using System.Security.Cryptography;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>The seal's certificate with its key from an encrypted file.</summary>
public sealed class FileSealKey : ISealKey, IDisposable
{
    internal const string Role = "seal";

    private readonly SoftwareKey _key;

    /// <exception cref="CryptographicException">The certificate has another key, or is an authority's.</exception>
    public FileSealKey(CertificateFacts certificate, SoftwareKey key)
    {
        if (certificate.IsAuthority || !certificate.SubjectPublicKeyInfo.Span.SequenceEqual(key.SubjectPublicKeyInfo.Span))
        {
            throw new CryptographicException("The seal's certificate does not go with the seal's key.");
        }

        Certificate = certificate;
        _key = key;
    }

    public CertificateFacts Certificate { get; }

    public ISigningKey Key => _key;

    public IReadOnlyList<CertificateFacts> Former { get; init; } = [];

    /// <summary>Opens the newest seal of a data directory, with the certificates of those before it.</summary>
    public static FileSealKey Open(string dataDirectory)
    {
        var (certificates, keys) = (Path.Combine(dataDirectory, "pki"), Path.Combine(dataDirectory, "keys"));
        var newest = KeyGeneration.Of(certificates, Role)[0];
        return new(CertificateFacts.Read(File.ReadAllBytes(newest.CertificateIn(certificates))), KeyFile.Open(newest.KeyIn(keys), newest.PassphraseIn(keys)))
        {
            Former = [.. Certificates(dataDirectory).Skip(1)],
        };
    }

    /// <summary>The certificates of all seals of a data directory, the newest first.</summary>
    public static IReadOnlyList<CertificateFacts> Certificates(string dataDirectory)
    {
        var folder = Path.Combine(dataDirectory, "pki");
        return [.. KeyGeneration.Of(folder, Role).Select(generation => CertificateFacts.Read(File.ReadAllBytes(generation.CertificateIn(folder))))];
    }

    /// <summary>Opens certificate (DER) and key.</summary>
    public static FileSealKey Open(string certificatePath, string keyPath, string passphrasePath) =>
        new(CertificateFacts.Read(File.ReadAllBytes(certificatePath)), KeyFile.Open(keyPath, passphrasePath));

    public void Dispose() => _key.Dispose();
}
