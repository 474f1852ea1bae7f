using System.Security.Cryptography;
using System.Text.Json;
using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Sessions;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigiRenew.Http.Authentication;

/// <summary>
/// Session tokens: JWTs by HS256 that hold the holder's certificate and the thumbprint of the session key they are bound to
/// (RFC 7800 §3.1, RFC 9449 §6.1). The newest secret makes them; any secret in force is accepted.
/// </summary>
internal sealed class SessionTokens(JourneyContext context)
{
    private const string Type = "digirenew-session+jwt";
    private const string Purpose = "session-token";
    private const int LongestToken = 24 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken, SetDefaultTimesOnTokenCreation = false };

    private IServiceSecrets Secrets => context.Ports.Secrets;

    private string Origin => context.Settings.Origin;

    public string Make(HolderSession session)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["x5c"] = new[] { Convert.ToBase64String(session.Certificate.Der.Span) },
            ["cnf"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["jkt"] = session.KeyThumbprint },
        };
        if (session.OnlyOrder is { } order)
        {
            claims["order"] = order.ToString();
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = Origin,
            Audience = Origin,
            Expires = session.Expires.UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(KeyOf(Secrets.For(Purpose)[0]), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>The session of a token that this service made and that has not ended; null otherwise.</summary>
    public async Task<HolderSession?> ReadAsync(string token)
    {
        if (token.Length > LongestToken || !_handler.CanReadToken(token))
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(token, Parameters()).ConfigureAwait(false);
        try
        {
            return result is { IsValid: true, SecurityToken: JsonWebToken valid } ? ReadClaims(valid) : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters() => new()
    {
        ValidTypes = [Type],
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = Secrets.For(Purpose).Select(KeyOf).ToList(),
        ValidIssuer = Origin,
        ValidAudience = Origin,
        LifetimeValidator = (_, expires, _, _) => expires is { } end && context.Now < new DateTimeOffset(end, TimeSpan.Zero),
    };

    private static HolderSession? ReadClaims(JsonWebToken token)
    {
        var certificate = token.GetPayloadValue<JsonElement>("x5c")[0].GetBytesFromBase64();
        var thumbprint = token.GetPayloadValue<JsonElement>("cnf").GetProperty("jkt").GetString()!;
        RenewalId? order = token.TryGetPayloadValue("order", out string only) ? RenewalId.Parse(only) : null;
        return new(CertificateFacts.Read(certificate), thumbprint, new DateTimeOffset(token.ValidTo, TimeSpan.Zero), order);
    }

    private static SymmetricSecurityKey KeyOf(ReadOnlyMemory<byte> secret) => new(secret.ToArray());
}
