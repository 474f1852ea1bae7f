using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Journey.Review;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Authentication;

/// <summary>
/// Operators whom App Service Authentication signed in by Entra ID: the header X-MS-CLIENT-PRINCIPAL, base64 of JSON, which the
/// platform removes from what callers send. It counts only where that platform stands in front; <see cref="Behind"/> refuses
/// otherwise. An operator has an app role and came through a second factor (claim amr with mfa). A machine that brings bank
/// statements has none; it is an application (claim idtyp) with the role import and no other.
/// </summary>
public sealed class PlatformPrincipal : IOperatorIdentification
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int LongestHeader = 32 * 1024;
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string AuthenticationMethods = "http://schemas.microsoft.com/claims/authnmethodsreferences";
    private const string Role = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    private static readonly ImmutableHashSet<string> Known =
        [OperatorRoles.Officer, OperatorRoles.Finance, OperatorRoles.Auditor, OperatorRoles.Administrator, OperatorRoles.Import];

    private PlatformPrincipal()
    {
    }

    /// <summary>The identification of a host behind the platform's authentication.</summary>
    /// <param name="authenticationEnabled">The setting WEBSITE_AUTH_ENABLED, which the platform gives.</param>
    /// <exception cref="InvalidOperationException">The platform's authentication is off: anybody could send the header, so the host must not start.</exception>
    public static PlatformPrincipal Behind(string? authenticationEnabled) =>
        string.Equals(authenticationEnabled, "true", StringComparison.OrdinalIgnoreCase)
            ? new()
            : throw new InvalidOperationException("WEBSITE_AUTH_ENABLED is not true: without App Service Authentication anybody could call themselves an operator.");

    /// <inheritdoc/>
    public OperatorIdentity? Identify(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers[Header] is not [{ Length: > 0 and <= LongestHeader } header])
        {
            return null;
        }

        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            return Read(principal.RootElement);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static OperatorIdentity? Read(JsonElement principal)
    {
        if (principal.GetProperty("auth_typ").GetString() != "aad")
        {
            return null;
        }

        var claims = principal.GetProperty("claims").EnumerateArray()
            .Select(claim => (Type: claim.GetProperty("typ").GetString(), Value: claim.GetProperty("val").GetString() ?? string.Empty))
            .ToLookup(claim => claim.Type ?? string.Empty, claim => claim.Value, StringComparer.Ordinal);
        var strong = claims["amr"].Concat(claims[AuthenticationMethods]).SelectMany(Words).Contains("mfa", StringComparer.Ordinal);
        var roles = claims["roles"].Concat(claims[Role]).Where(Known.Contains).ToImmutableHashSet(StringComparer.Ordinal);
        var ids = claims["oid"].Concat(claims[ObjectId]).Distinct(StringComparer.Ordinal).ToList();
        var isMachine = roles.SetEquals([OperatorRoles.Import]) && claims["idtyp"].SequenceEqual(["app"]);
        var isPerson = strong && !roles.IsEmpty && !roles.Contains(OperatorRoles.Import);
        return (isMachine || isPerson) && ids is [var id] && Guid.TryParseExact(id, "D", out var known) ? new(known.ToString("D"), roles) : null;
    }

    // The platform writes a claim of several values as one claim each, or as a JSON array.
    private static IEnumerable<string> Words(string value) =>
        value.StartsWith('[') ? JsonSerializer.Deserialize(value, PrincipalJson.Default.StringArray) ?? [] : [value];
}
