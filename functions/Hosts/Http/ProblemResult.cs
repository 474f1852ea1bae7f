using System.Globalization;
using System.Text.Json;
using DigiRenew.Contracts.Wire;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http;

/// <summary>Problem details (RFC 9457), with the headers that belong to their status.</summary>
/// <param name="View">The problem.</param>
/// <param name="Language">BCP 47 tag of its words.</param>
/// <param name="Challenge">WWW-Authenticate of a 401 (RFC 9110 §11.6.1).</param>
/// <param name="RetryAfter">When the same request may succeed; null where it won't.</param>
internal sealed record ProblemResult(ProblemView View, string Language, string? Challenge, TimeSpan? RetryAfter) : IResult
{
    private const string MediaType = "application/problem+json";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = View.Status;
        response.ContentType = MediaType;
        response.Headers.ContentLanguage = Language;
        if (Challenge is not null)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }

        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await JsonSerializer.SerializeAsync(response.Body, View, WireJson.Default.ProblemView, httpContext.RequestAborted).ConfigureAwait(false);
    }
}
