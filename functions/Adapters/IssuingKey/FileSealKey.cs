using System.Security.Cryptography;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>The seal's certificate with its key from an encrypted file.</summary>
public sealed class FileSealKey : ISealKey, IDisposable
{
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

    /// <summary>Opens certificate (DER) and key.</summary>
    public static FileSealKey Open(string certificatePath, string keyPath, string passphrasePath) =>
        new(CertificateFacts.Read(File.ReadAllBytes(certificatePath)), KeyFile.Open(keyPath, passphrasePath));

    public void Dispose() => _key.Dispose();
}
