using System.Security.Cryptography;

namespace DigiRenew.Journey.Storage;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with the name of its key: version 1, first 8 octets of the SHA-256 of the key, nonce (12),
/// tag (16), ciphertext.
/// </summary>
public static class SealedBox
{
    private const byte Version = 1;
    private const int KeyName = 8;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Head = 1 + KeyName + Nonce + Tag;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var box = new byte[Head + plain.Length];
        box[0] = Version;
        NameOf(key).CopyTo(box.AsSpan(1));
        var nonce = box.AsSpan(1 + KeyName, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(nonce, plain, box.AsSpan(Head), box.AsSpan(Head - Tag, Tag), bound);
        return box;
    }

    /// <summary>Opens a box.</summary>
    /// <exception cref="InvalidDataException">The box was altered, or stands where it does not belong.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        if (!IsUnder(key, box))
        {
            throw new InvalidDataException("Encrypted under another key.");
        }

        var plain = new byte[box.Length - Head];
        using var aes = new AesGcm(key, Tag);
        try
        {
            aes.Decrypt(box.Slice(1 + KeyName, Nonce), box[Head..], box.Slice(Head - Tag, Tag), plain, bound);
        }
        catch (AuthenticationTagMismatchException altered)
        {
            throw new InvalidDataException("An encrypted document was altered.", altered);
        }

        return plain;
    }

    /// <summary>Whether a box names this key.</summary>
    public static bool IsUnder(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box) =>
        box.Length >= Head && box[0] == Version && box.Slice(1, KeyName).SequenceEqual(NameOf(key));

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> key) => SHA256.HashData(key).AsSpan(0, KeyName);
}
