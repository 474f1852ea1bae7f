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

    public string Name { get; init; } = IIssuingKey.UsualName;

    /// <summary>Opens the newest issuing key of a folder, and those before it whose keys still lie there.</summary>
    /// <param name="certificates">The folder pki/.</param>
    /// <param name="keys">The folder of the key files.</param>
    /// <param name="passphrase">The file of the newest key's passphrase; null: beside the key.</param>
    public static IssuingKeyFiles OpenAll(string certificates, string keys, string? passphrase)
    {
        var generations = KeyGeneration.Of(certificates, IIssuingKey.UsualName);
        return new(
        [
            .. generations.Where((generation, at) => at == 0 || File.Exists(generation.KeyIn(keys))).Select((generation, at) =>
                Open(generation.CertificateIn(certificates), generation.KeyIn(keys), at == 0 && passphrase is not null ? passphrase : generation.PassphraseIn(keys), generation.Name)),
        ]);
    }

    /// <summary>Certificates of all issuing keys of a folder, the newest first.</summary>
    public static IReadOnlyList<CertificateFacts> CertificatesIn(string certificates) =>
        [.. KeyGeneration.Of(certificates, IIssuingKey.UsualName).Select(generation => CertificateFacts.Read(File.ReadAllBytes(generation.CertificateIn(certificates))))];

    /// <summary>Opens certificate (DER) and key.</summary>
    public static FileIssuingKey Open(string certificatePath, string keyPath, string passphrasePath, string name = IIssuingKey.UsualName) =>
        new(CertificateFacts.Read(File.ReadAllBytes(certificatePath)), KeyFile.Open(keyPath, passphrasePath)) { Name = name };

    public void Dispose() => _key.Dispose();
}
