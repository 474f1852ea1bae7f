using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using DigiRenew.Journey.Configuration;

namespace DigiRenew.Journey.Sessions;

/// <summary>
/// Nonces that prove themselves: base64url of the time (unix seconds, big-endian, 8 octets), 16 random octets, and the
/// first 16 octets of an HMAC-SHA256 over both.
/// </summary>
internal static class Nonce
{
    private const int TimeLength = 8;
    private const int BodyLength = TimeLength + 16;
    private const int Length = BodyLength + 16;
    private const string Purpose = "nonce";

    /// <summary>How long a nonce may be used.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How far the clock of the instance that made it may be ahead of the one that is shown it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    public static string Make(IServiceSecrets secrets, DateTimeOffset now)
    {
        Span<byte> nonce = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(nonce, now.ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(nonce[TimeLength..BodyLength]);
        Proof(secrets.For(Purpose)[0], nonce[..BodyLength]).CopyTo(nonce[BodyLength..]);
        return Base64Url.EncodeToString(nonce);
    }

    /// <summary>Whether this service made the nonce, less than its lifetime ago.</summary>
    public static bool IsFresh(IServiceSecrets secrets, string nonce, DateTimeOffset now)
    {
        if (nonce.Length > 2 * Length || !Base64Url.IsValid(nonce))
        {
            return false;
        }

        var octets = Base64Url.DecodeFromChars(nonce);
        if (octets.Length != Length || Base64Url.EncodeToString(octets) != nonce)
        {
            return false;
        }

        var age = now.ToUnixTimeSeconds() - BinaryPrimitives.ReadInt64BigEndian(octets);
        return age >= -Ahead.TotalSeconds && age <= Lifetime.TotalSeconds && secrets.For(Purpose).Any(secret =>
            CryptographicOperations.FixedTimeEquals(Proof(secret, octets.AsSpan(0, BodyLength)), octets.AsSpan(BodyLength)));
    }

    private static byte[] Proof(ReadOnlyMemory<byte> secret, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(secret.Span, body)[..(Length - BodyLength)];
}
