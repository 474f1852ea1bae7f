using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>The six-digit validation code of a draft; only its peppered digest is recorded.</summary>
internal static class ValidationCode
{
    /// <summary>The private document that holds the digits until the order is placed.</summary>
    public const string Document = "code";

    private const string Purpose = "code-pepper";
    private const int Codes = 1_000_000;

    public static string Make() => RandomNumberGenerator.GetInt32(Codes).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>HMAC-SHA256 under the newest pepper over renewal id, a bar, and the digits.</summary>
    public static Sha256Digest DigestOf(IServiceSecrets secrets, RenewalId id, string code) => DigestOf(secrets.For(Purpose)[0], id, code);

    /// <summary>The digest under whichever pepper gives the expected one; under the newest where none does.</summary>
    public static Sha256Digest Match(IServiceSecrets secrets, RenewalId id, string code, Sha256Digest expected) =>
        secrets.For(Purpose).Any(pepper => DigestOf(pepper, id, code) == expected) ? expected : DigestOf(secrets, id, code);

    private static Sha256Digest DigestOf(ReadOnlyMemory<byte> pepper, RenewalId id, string code) =>
        Sha256Digest.FromBytes(HMACSHA256.HashData(pepper.Span, Encoding.UTF8.GetBytes($"{id}|{code}")));
}
