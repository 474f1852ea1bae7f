using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Review;

/// <summary>
/// The operators' page. It is served to anybody, since a browser brings no header of ours when it is opened, and holds
/// nothing: what an operator may see is fetched by its script, each time with the operator's own credentials.
/// </summary>
internal static class ReviewPageHandlers
{
    /// <summary>Only our own files; what was fetched may be shown from memory; the report's style is known by its digest.</summary>
    private static readonly string Policy =
        $"default-src 'none'; script-src 'self'; style-src 'self' {ReportPage.StyleSource}; img-src 'self' blob:; connect-src 'self'; frame-src blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public static Task<IResult> PageAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        exchange.Context.Response.Headers.ContentSecurityPolicy = Policy;
        var page = ReviewAssets.Page
            .Replace("{sign-in}", SignIn(exchange.Edge), StringComparison.Ordinal)
            .Replace("{no-script-ro}", ReviewTexts.NoScript.Ro, StringComparison.Ordinal)
            .Replace("{no-script-en}", ReviewTexts.NoScript.En, StringComparison.Ordinal)
            .Replace("{language}", exchange.Language.ToTag(), StringComparison.Ordinal);
        return Task.FromResult<IResult>(TypedResults.Text(page, MediaTypes.Html, Encoding.UTF8));
    }

    public static Task<IResult> AssetAsync(HttpExchange exchange, CancellationToken cancellationToken) => Task.FromResult(
        ReviewAssets.Find(exchange["asset"]) is { } asset
            ? TypedResults.Bytes(asset.Content.ToArray(), asset.MediaType)
            : exchange.Refuse(Refusal.Because(Problems.NotFound)));

    private static string SignIn(HttpEdge edge) => edge switch
    {
        { SignedIn: not null } => "platform",
        { Settings.Development: true } => "key",
        _ => "certificate",
    };
}
