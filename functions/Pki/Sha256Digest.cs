using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace DigiRenew.Pki;

/// <summary>A SHA-256 digest (FIPS 180-4), kept as 64 lower-case hexadecimal digits.</summary>
public readonly record struct Sha256Digest
{
    private readonly string? _hex;

    private Sha256Digest(string hex) => _hex = hex;

    /// <summary>64 zeros: the digest before the first link of a chain.</summary>
    public static Sha256Digest Zero { get; } = new(new string('0', 64));

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex => _hex ?? Zero.Hex;

    /// <summary>The 32 octets.</summary>
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    /// <summary>The digest of some octets.</summary>
    public static Sha256Digest Of(ReadOnlySpan<byte> octets) => FromBytes(SHA256.HashData(octets));

    /// <summary>Wraps 32 octets.</summary>
    /// <exception cref="ArgumentException">Not 32 octets.</exception>
    public static Sha256Digest FromBytes(ReadOnlySpan<byte> digest) => digest.Length == SHA256.HashSizeInBytes
        ? new(Convert.ToHexStringLower(digest))
        : throw new ArgumentException("A SHA-256 digest has 32 octets.", nameof(digest));

    /// <summary>Reads 64 hexadecimal digits of either case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sha256Digest digest)
    {
        var valid = text is { Length: 64 } && text.All(char.IsAsciiHexDigit);
        digest = valid ? new(text!.ToLowerInvariant()) : default;
        return valid;
    }

    /// <summary>Reads 64 hexadecimal digits of either case.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static Sha256Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException("Not a SHA-256 digest in hexadecimal.");

    public override string ToString() => Hex;
}
