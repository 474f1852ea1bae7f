using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigiRenew.Http.MailEvents;

/// <summary>
/// Verifies that a mail provider sent an event: ECDSA by P-256 with SHA-256 over the time stamp's characters followed by the
/// body's octets, as SendGrid signs its event webhook.
/// </summary>
public static class SignedMailEvents
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>Older events are refused, so that a recorded one can't be sent again later.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    /// <param name="publicKey">DER SubjectPublicKeyInfo of the provider's P-256 key.</param>
    /// <param name="signature">Base64 of a DER ECDSA-Sig-Value.</param>
    /// <param name="timestamp">Seconds since 1970 (UTC), decimal.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">Now.</param>
    public static bool Verify(ReadOnlySpan<byte> publicKey, string signature, string timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(timestamp);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Oldest)
        {
            return false;
        }

        try
        {
            byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length
                && key.KeySize == 256
                && key.VerifyData(signed, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
