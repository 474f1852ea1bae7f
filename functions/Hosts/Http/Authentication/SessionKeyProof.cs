using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigiRenew.Http.Authentication;

/// <summary>A DPoP proof whose signature by its own key holds (RFC 9449 §4.2); nothing else is verified here.</summary>
/// <param name="Thumbprint">RFC 7638 SHA-256 thumbprint of the key, base64url.</param>
/// <param name="Id">jti.</param>
/// <param name="Method">htm.</param>
/// <param name="Address">htu.</param>
/// <param name="IssuedAt">iat (UTC).</param>
/// <param name="TokenHash">ath: base64url SHA-256 of the access token; null where there is none.</param>
internal sealed record SessionKeyProof(
    string Thumbprint, string Id, string Method, string Address, DateTimeOffset IssuedAt, string? TokenHash)
{
    private const string Type = "dpop+jwt";
    private const int LongestProof = 4096;
    private const int LongestId = 128;

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = LongestProof };

    /// <summary>Reads a proof, or null where it is not one, or not by a P-256 key, or its signature does not hold.</summary>
    public static async Task<SessionKeyProof?> ReadAsync(string proof)
    {
        if (proof.Length > LongestProof || !Handler.CanReadToken(proof))
        {
            return null;
        }

        try
        {
            var (key, thumbprint) = ReadKey(new JsonWebToken(proof).EncodedHeader);
            using (key)
            {
                var result = await Handler.ValidateTokenAsync(proof, Parameters(key)).ConfigureAwait(false);
                return result is { IsValid: true, SecurityToken: JsonWebToken token } ? ReadClaims(token, thumbprint) : null;
            }
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or JsonException or CryptographicException
            or InvalidOperationException or KeyNotFoundException or SecurityTokenException)
        {
            return null;
        }
    }

    // The id becomes part of a claim's name, so that it takes few characters only.
    private static SessionKeyProof? ReadClaims(JsonWebToken token, string thumbprint) =>
        token.TryGetPayloadValue("jti", out string id) && id.Length is > 0 and <= LongestId && id.All(Requests.IsUnreserved)
        && token.TryGetPayloadValue("htm", out string method)
        && token.TryGetPayloadValue("htu", out string address)
        && token.TryGetPayloadValue("iat", out long issuedAt)
            ? new(thumbprint, id, method, address, DateTimeOffset.FromUnixTimeSeconds(issuedAt), token.TryGetPayloadValue("ath", out string hash) ? hash : null)
            : null;

    private static TokenValidationParameters Parameters(ECDsa key) => new()
    {
        ValidTypes = [Type],
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = new ECDsaSecurityKey(key),
        // Every holder brings a key of their own: cached verifiers would pile up and outlive their keys.
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
        RequireExpirationTime = false,
    };

    private static (ECDsa Key, string Thumbprint) ReadKey(string encodedHeader)
    {
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(encodedHeader));
        var jwk = header.RootElement.GetProperty("jwk");
        var x = Coordinate(jwk, "x");
        var y = Coordinate(jwk, "y");
        if (jwk.GetProperty("kty").GetString() != "EC" || jwk.GetProperty("crv").GetString() != "P-256" || jwk.TryGetProperty("d", out _))
        {
            throw new FormatException("Not a public P-256 key.");
        }

        var thumbprint = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(x)}}","y":"{{Base64Url.EncodeToString(y)}}"}""";
        var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
        return (key, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(thumbprint))));
    }

    private static byte[] Coordinate(JsonElement jwk, string name)
    {
        var octets = Base64Url.DecodeFromChars(jwk.GetProperty(name).GetString());
        return octets.Length == 32 ? octets : throw new FormatException("A P-256 coordinate has 32 octets.");
    }
}
