using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using DigiRenew.Adapters.Files;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>
/// A private key in an encrypted file: PEM of PKCS #8 EncryptedPrivateKeyInfo (RFC 5958), PBES2 with PBKDF2-SHA-256 and
/// AES-256-CBC (RFC 8018). Its passphrase is the first line of a file of its own, so that the two can be kept apart.
/// </summary>
public static class KeyFile
{
    private const string Label = "ENCRYPTED PRIVATE KEY";
    private const int PassphraseOctets = 32;

    private static readonly PbeParameters WithChosenPassphrase = Encryption(600_000);

    /// <summary>256 random bits cannot be guessed; stretching them would only slow every start.</summary>
    private static readonly PbeParameters WithRandomPassphrase = Encryption(2_048);

    /// <summary>Opens a key, making key and passphrase where there are none.</summary>
    public static SoftwareKey CreateOrOpen(string path, string passphrasePath, KeyAlgorithm algorithm)
    {
        if (!File.Exists(path))
        {
            var random = DurableFile.TryCreate(
                passphrasePath, Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(PassphraseOctets)) + "\n"));
            var generated = SoftwareKey.Generate(algorithm);
            if (TryCreate(path, passphrasePath, generated, random ? WithRandomPassphrase : WithChosenPassphrase))
            {
                return generated;
            }

            generated.Dispose();
        }

        return Open(path, passphrasePath);
    }

    /// <summary>Opens a key.</summary>
    /// <exception cref="FileNotFoundException">Key or passphrase file is missing.</exception>
    /// <exception cref="CryptographicException">No encrypted key, or another passphrase.</exception>
    public static SoftwareKey Open(string path, string passphrasePath)
    {
        var pem = File.ReadAllText(path);
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != Label)
        {
            throw new CryptographicException($"{Path.GetFileName(path)} holds no encrypted private key.");
        }

        var info = Pkcs8PrivateKeyInfo.DecryptAndDecode(Passphrase(passphrasePath), Convert.FromBase64String(pem[fields.Base64Data]), out _);
        var pkcs8 = info.Encode();
        try
        {
            return SoftwareKey.ImportPkcs8(pkcs8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>Writes a key to a file of its own, unless there is one.</summary>
    /// <returns>True where this key stands.</returns>
    private static bool TryCreate(string path, string passphrasePath, SoftwareKey key, PbeParameters encryption)
    {
        var pkcs8 = key.ExportPkcs8();
        try
        {
            var encrypted = Pkcs8PrivateKeyInfo.Decode(pkcs8, out _, skipCopy: true).Encrypt(Passphrase(passphrasePath), encryption);
            return DurableFile.TryCreate(path, Encoding.ASCII.GetBytes(PemEncoding.WriteString(Label, encrypted) + "\n"));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    private static PbeParameters Encryption(int iterations) => new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterations);

    private static string Passphrase(string path) =>
        File.ReadLines(path).FirstOrDefault() is { Length: > 0 } line ? line : throw new CryptographicException($"{Path.GetFileName(path)} holds no passphrase.");
}
