using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Sessions;

/// <summary>What everybody may know, and the way to a session.</summary>
internal static class SessionHandlers
{
    public static Task<IResult> PolicyAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Task.FromResult(exchange.Json(exchange.Application.ReadPolicy.Run(), WireJson.Default.PolicyView));

    public static Task<IResult> TermsAsync(HttpExchange exchange, CancellationToken cancellationToken) => Task.FromResult(
        Languages.Parse(exchange["language"]) is { } language && language.ToTag() == exchange["language"]
            ? exchange.Answer(exchange.Application.ReadTerms.Run(exchange["version"], language), exchange.File)
            : exchange.Refuse(Refusal.Because(Problems.NotFound)));

    public static Task<IResult> ChallengeAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        Task.FromResult(exchange.Json(exchange.Application.IssueChallenge.Run(), WireJson.Default.ChallengeView));

    public static Task<IResult> OpenAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.SessionRequest, async request => exchange.Answer(
            await exchange.Application.OpenSession.RunAsync(request, exchange.KeyThumbprint, exchange.Language, cancellationToken).ConfigureAwait(false),
            opened => exchange.Json(opened.View with { Token = exchange.Tokens.Make(opened.Session) }, WireJson.Default.SessionView)), cancellationToken);
}
