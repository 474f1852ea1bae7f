using System.Buffers.Text;
using System.Security.Cryptography;
using DigiRenew.Contracts;
using DigiRenew.Journey.Configuration;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>
/// The token in a notice's link: base64url(renewal id, 16 octets | HMAC-SHA256(secret "notice-link", "not-me" | id)[..16]). It says
/// which order and nothing else, and only this service can write it.
/// </summary>
public static class NoticeLink
{
    private const string Secret = "notice-link";
    private const int IdLength = 16;
    private const int TagLength = 16;

    /// <summary>The address of the page.</summary>
    public static string AddressOf(ProviderSettings settings, IServiceSecrets secrets, RenewalId id) =>
        $"{settings.Origin}{Routes.Prefix}/{Routes.NotMe.Replace("{token}", Write(secrets, id), StringComparison.Ordinal)}";

    /// <summary>The token of an order.</summary>
    public static string Write(IServiceSecrets secrets, RenewalId id)
    {
        var token = new byte[IdLength + TagLength];
        id.Value.TryWriteBytes(token, bigEndian: true, out _);
        Tag(secrets.For(Secret)[0].Span, token.AsSpan(0, IdLength)).CopyTo(token.AsSpan(IdLength));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The order that a token names; null where this service did not write it.</summary>
    public static RenewalId? Read(IServiceSecrets secrets, string text)
    {
        var token = new byte[IdLength + TagLength];
        if (text.Length != Base64Url.GetEncodedLength(token.Length)
            || !Base64Url.TryDecodeFromChars(text, token, out var length)
            || length != token.Length)
        {
            return null;
        }

        var id = token.AsSpan(0, IdLength).ToArray();
        var tag = token.AsSpan(IdLength).ToArray();
        return secrets.For(Secret).Any(secret => CryptographicOperations.FixedTimeEquals(Tag(secret.Span, id), tag))
            ? new RenewalId(new Guid(id, bigEndian: true))
            : null;
    }

    private static byte[] Tag(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> id) => HMACSHA256.HashData(secret, [.. "not-me"u8, .. id])[..TagLength];
}
