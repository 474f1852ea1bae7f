using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Papers;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigiRenew.Http;

/// <summary>Outcomes of use cases as HTTP answers.</summary>
internal static class Answers
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(30);

    /// <summary>Two attempts at the same thing: the other one is over soon.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static IResult Json<T>(this HttpExchange exchange, T value, JsonTypeInfo<T> type) =>
        TypedResults.Json(value, type, statusCode: exchange.Route.Description.Status);

    /// <summary>The value as JSON, or the refusal.</summary>
    public static IResult Json<T>(this HttpExchange exchange, Outcome<T> outcome, JsonTypeInfo<T> type) =>
        exchange.Answer(outcome, value => exchange.Json(value, type));

    /// <summary>What <paramref name="done"/> makes of the value, or the refusal.</summary>
    public static IResult Answer<T>(this HttpExchange exchange, Outcome<T> outcome, Func<T, IResult> done) => outcome switch
    {
        Outcome<T>.Done { Value: var value } => done(value),
        Outcome<T>.Refused { Why: var why } => exchange.Refuse(why),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>A file with its digest (RFC 9530 §3) and entity tag.</summary>
    public static IResult File(this HttpExchange exchange, PaperFile file)
    {
        exchange.Context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(file.Sha256.ToBytes())}:";
        return TypedResults.Bytes(
            file.Content, MediaTypes.Of(file.FileName), file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256.Hex}\""));
    }

    /// <summary>An order as an operator sees it; its version is the entity tag that a decision names.</summary>
    public static IResult Versioned(this HttpExchange exchange, Outcome<ReviewOrderView> outcome) => exchange.Answer(outcome, order =>
    {
        exchange.Context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{order.Version}\"");
        return exchange.Json(order, WireJson.Default.ReviewOrderView);
    });

    public static IResult Refuse(this HttpExchange exchange, Refusal why) =>
        Problem(exchange.Edge, why, exchange.Language, exchange.TraceId, exchange.Route.Caller);

    /// <summary>A refusal as problem details.</summary>
    /// <param name="edge">Knows the contacts.</param>
    /// <param name="why">The refusal.</param>
    /// <param name="language">Of its words.</param>
    /// <param name="traceId">To quote to the helpdesk.</param>
    /// <param name="caller">Whom the route expects; null where there is no route.</param>
    /// <param name="retryAfter">When to try again, where that is known.</param>
    public static IResult Problem(HttpEdge edge, Refusal why, Language language, string traceId, Caller? caller, TimeSpan? retryAfter = null)
    {
        var problem = why.Problem;
        TimeSpan? wait = problem switch
        {
            _ when problem == Problems.TooManyCodes => null, // Tomorrow: no wait of this request would help.
            { Status: StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable } => retryAfter ?? UsualWait,
            _ when problem == Problems.Conflict => Moment,
            _ => null,
        };
        return new ProblemResult(
            why.ToView(language, edge.Settings.Contacts, traceId),
            language.ToTag(),
            problem.Status == StatusCodes.Status401Unauthorized ? ChallengeOf(problem, caller) : null,
            wait);
    }

    private static string ChallengeOf(Problem problem, Caller? caller) => caller is Caller.Operator
        ? "Bearer"
        : $"DPoP error=\"{(problem.Code == Problems.ProofInvalid.Code ? "invalid_dpop_proof" : "invalid_token")}\", algs=\"ES256\"";
}
