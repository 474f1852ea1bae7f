using System.Globalization;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Review;

/// <summary>Operators' work.</summary>
internal static class ReviewHandlers
{
    public const string State = "state";
    public const string Number = "number";
    public const string Serial = "serial";
    public const string Proforma = "proforma";
    public const string After = "after";
    public const string Most = "most";

    private const int MostRows = 200;

    public static Task<IResult> MeAsync(HttpExchange exchange, CancellationToken cancellationToken) => Task.FromResult(exchange.Json(
        new OperatorView(exchange.Operator.Id, [.. exchange.Operator.Roles.Order(StringComparer.Ordinal)], exchange.Application.Context.Now),
        WireJson.Default.OperatorView));

    public static async Task<IResult> CountsAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadCounts.RunAsync(exchange.Operator, cancellationToken).ConfigureAwait(false),
        WireJson.Default.ReviewCountsView);

    public static async Task<IResult> QueueAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        var given = exchange.Context.Request.Query;
        var most = 50;
        if (given[Most] is [{ } text] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostRows))
        {
            return exchange.Refuse(Faults.QueryUnreadable.Because(exchange.Language, Most));
        }

        var query = new ReviewQueueQuery(given[State], given[Number], given[Serial], given[Proforma], given[After], most);
        return exchange.Json(
            await exchange.Application.ReadQueue.RunAsync(exchange.Operator, query, cancellationToken).ConfigureAwait(false),
            WireJson.Default.ReviewQueueView);
    }

    public static async Task<IResult> OrderAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Versioned(
        await exchange.Application.ReadReviewOrder.RunAsync(exchange.Operator, exchange.Id, cancellationToken).ConfigureAwait(false));

    public static Task<IResult> IdentityAsync(HttpExchange exchange, CancellationToken cancellationToken) =>
        exchange.WithJsonAsync(WireJson.Default.IdentityViewRequest, async request => exchange.Json(
            await exchange.Application.ViewIdentity.RunAsync(exchange.Operator, exchange.Id, request, cancellationToken).ConfigureAwait(false),
            WireJson.Default.IdentityCopyView), cancellationToken);

    public static async Task<IResult> PersonalNumberAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadPersonalNumber.RunAsync(exchange.Operator, exchange.Id, cancellationToken).ConfigureAwait(false),
        WireJson.Default.PersonalNumberView);

    public static async Task<IResult> FileAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Answer(
        await exchange.Application.ReadReviewFile.RunAsync(exchange.Operator, exchange.Id, exchange["name"], cancellationToken).ConfigureAwait(false),
        exchange.File);

    public static async Task<IResult> EvidenceAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Answer(
        await exchange.Application.ExportEvidence.RunAsync(exchange.Operator, exchange.Id, cancellationToken).ConfigureAwait(false),
        exchange.File);

    public static async Task<IResult> ReportAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        if (Kinds.ParseUpload(exchange["kind"]) is not { } kind)
        {
            return exchange.Refuse(Refusal.Because(Problems.NotFound));
        }

        return exchange.Answer(
            await exchange.Application.ReadReport.RunAsync(exchange.Operator, exchange.Id, kind, cancellationToken).ConfigureAwait(false),
            report =>
            {
                var headers = exchange.Context.Response.Headers;
                headers.ContentSecurityPolicy = ReportPage.ContentSecurityPolicy;
                headers.ContentLanguage = exchange.Language.ToTag();
                return TypedResults.Text(ReportPage.Write(report, exchange.Language), MediaTypes.Html, Encoding.UTF8);
            });
    }

    public static Task<IResult> DecideAsync(HttpExchange exchange, CancellationToken cancellationToken) => OnSeenAsync(exchange, version =>
        exchange.WithJsonAsync(WireJson.Default.DecisionRequest, async request => exchange.Versioned(
            await exchange.Application.DecideOrder.RunAsync(exchange.Operator, exchange.Id, version, request, cancellationToken).ConfigureAwait(false)), cancellationToken));

    public static Task<IResult> RevokeAsync(HttpExchange exchange, CancellationToken cancellationToken) => OnSeenAsync(exchange, version =>
        exchange.WithJsonAsync(WireJson.Default.RevocationRequest, async request => exchange.Versioned(
            await exchange.Application.AskRevocation.RunAsync(exchange.Operator, exchange.Id, version, request, cancellationToken).ConfigureAwait(false)), cancellationToken));

    public static async Task<IResult> AuditAsync(HttpExchange exchange, CancellationToken cancellationToken) => exchange.Json(
        await exchange.Application.ReadAudit.RunAsync(exchange.Operator, exchange.Id, cancellationToken).ConfigureAwait(false),
        WireJson.Default.AuditView);

    /// <summary>Goes on with the version that the operator saw (If-Match).</summary>
    private static Task<IResult> OnSeenAsync(HttpExchange exchange, Func<long, Task<IResult>> next)
    {
        if (exchange.Context.Request.Headers.IfMatch is not [{ Length: > 0 } seen])
        {
            return Task.FromResult(exchange.Refuse(Refusal.Because(Problems.PreconditionRequired)));
        }

        return seen is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? next(version)
            : Task.FromResult(exchange.Refuse(Refusal.Because(Problems.PreconditionFailed)));
    }
}
