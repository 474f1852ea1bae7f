using System.Security.Cryptography;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>The issuing certificate with its key from an encrypted file.</summary>
public sealed class FileIssuingKey : IIssuingKey, IDisposable
{
    private readonly SoftwareKey _key;

    /// <exception cref="CryptographicException">The certificate has another key, or is no authority's.</exception>
    public FileIssuingKey(CertificateFacts certificate, SoftwareKey key)
    {
        if (!certificate.IsAuthority || !certificate.SubjectPublicKeyInfo.Span.SequenceEqual(key.SubjectPublicKeyInfo.Span))
        {
            throw new CryptographicException("The issuing certificate does not go with the issuing key.");
        }

        Certificate = certificate;
        _key = key;
    }

    public CertificateFacts Certificate { get; }

    public ISigningKey Key => _key;

    /// <summary>Opens certificate (DER) and key.</summary>
    public static FileIssuingKey Open(string certificatePath, string keyPath, string passphrasePath) =>
        new(CertificateFacts.Read(File.ReadAllBytes(certificatePath)), KeyFile.Open(keyPath, passphrasePath));

    public void Dispose() => _key.Dispose();
}
