using System.Security.Cryptography;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.IssuingKey;

public sealed class A_key_file : IDisposable
{
    private readonly Judge _judge = new();

    public void Dispose() => _judge.Dispose();

    private string Key => Path.Combine(_judge.Folder, "key.p8");

    private string Passphrase => Path.Combine(_judge.Folder, "key.pass");

    [Fact]
    public void whose_passphrase_is_random_is_not_stretched_and_opens_everywhere()
    {
        using var made = KeyFile.CreateOrOpen(Key, Passphrase, KeyAlgorithm.P256);
        Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(Passphrase).TrimEnd()).Length);
        Assert.Equal(2_048, Rounds());
        using var opened = KeyFile.CreateOrOpen(Key, Passphrase, KeyAlgorithm.P384);
        Assert.Equal(made.SubjectPublicKeyInfo.ToArray(), opened.SubjectPublicKeyInfo.ToArray());
        Assert.Contains(
            Convert.ToBase64String(made.SubjectPublicKeyInfo.Span)[..60], _judge.OpenSsl("pkey", "-in", Key, "-passin", "file:" + Passphrase, "-pubout"), StringComparison.Ordinal);
    }

    [Fact]
    public void whose_passphrase_somebody_chose_is_stretched()
    {
        File.WriteAllText(Passphrase, "chosen by a person\n");
        using var made = KeyFile.CreateOrOpen(Key, Passphrase, KeyAlgorithm.P256);
        Assert.Equal(600_000, Rounds());
        using var opened = KeyFile.Open(Key, Passphrase);
        Assert.Equal(made.SubjectPublicKeyInfo.ToArray(), opened.SubjectPublicKeyInfo.ToArray());
    }

    [Fact]
    public void does_not_open_under_another_passphrase_or_none()
    {
        KeyFile.CreateOrOpen(Key, Passphrase, KeyAlgorithm.P256).Dispose();
        File.WriteAllText(Passphrase, "another\n");
        Assert.Throws<CryptographicException>(() => KeyFile.Open(Key, Passphrase));
        File.WriteAllText(Passphrase, string.Empty);
        Assert.Throws<CryptographicException>(() => KeyFile.Open(Key, Passphrase));
        File.Delete(Passphrase);
        Assert.Throws<FileNotFoundException>(() => KeyFile.Open(Key, Passphrase));
    }

    /// <summary>The iteration count of PBKDF2: the only INTEGER beside the version that openssl finds in the parameters.</summary>
    private int Rounds() => _judge.OpenSsl("asn1parse", "-in", Key).Split('\n')
        .Where(line => line.Contains("INTEGER", StringComparison.Ordinal))
        .Select(line => Convert.ToInt32(line[(line.LastIndexOf(':') + 1)..].Trim(), 16))
        .Max();
}
