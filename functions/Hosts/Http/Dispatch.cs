using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Http.Authentication;
using DigiRenew.Http.Limits;
using DigiRenew.Journey;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Http;

/// <summary>
/// The one way in: security headers, limits, authentication, handler, problem details, log. No rule sits in middleware or
/// endpoint filters, which not every host has.
/// </summary>
public sealed class Dispatch
{
    private readonly HttpEdge _edge;
    private readonly RequestLimits _limits;
    private readonly SessionTokens _tokens;
    private readonly Gatekeeper _gatekeeper;
    private readonly ILogger _log;

    public Dispatch(HttpEdge edge)
    {
        ArgumentNullException.ThrowIfNull(edge);
        _edge = edge;
        _limits = new(edge);
        _log = edge.Context.Logging.CreateLogger<Dispatch>();
        _tokens = new(edge.Context);
        _gatekeeper = new(new Authenticator(edge, _tokens));
        Routes = RouteTable.For(edge);
    }

    /// <summary>The routes that this host has.</summary>
    public ImmutableArray<Route> Routes { get; }

    /// <summary>Answers a request to a route. The remote address must be the caller's, not a proxy's: the host sees to that.</summary>
    public Task RunAsync(HttpContext context, Route route) => AnswerAsync(context, route, traceId => HandleAsync(context, route, traceId));

    /// <summary>Answers a request to no route: 405 where the address takes other methods, else 404.</summary>
    public Task RunUnknownAsync(HttpContext context) => AnswerAsync(context, null, traceId =>
    {
        var methods = Routes.Where(route => route.Match(context.Request.FullPath()) is not null).Select(route => route.Method).ToList();
        if (methods.Count > 0)
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
        }

        return Task.FromResult(Problem(context, null, methods.Count > 0 ? Problems.MethodNotAllowed : Problems.NotFound, traceId));
    });

    private async Task AnswerAsync(HttpContext context, Route? route, Func<string, Task<IResult>> handle)
    {
        var name = NameOf(route);
        var started = Stopwatch.GetTimestamp();
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        SecurityHeaders.Write(context.Response, traceId);
        try
        {
            await (await handle(traceId).ConfigureAwait(false)).ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
#pragma warning disable CA1031 // The edge is where everything that broke becomes an answer.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await AnswerFailureAsync(context, route, traceId, failure).ConfigureAwait(false);
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        HttpLog.Answered(_log, name, context.Response.StatusCode, elapsed, traceId);
    }

    private async Task<IResult> HandleAsync(HttpContext context, Route route, string traceId)
    {
        if (_limits.Count(route, context) is { } tooFast)
        {
            return Problem(context, route, Refusal.Because(Problems.TooMany), traceId, tooFast);
        }

        if (!_limits.TryLimitBody(route, context))
        {
            return Problem(context, route, TooLarge(route), traceId);
        }

        var admitted = await _gatekeeper.AdmitAsync(context, route, context.RequestAborted).ConfigureAwait(false);
        if (admitted is not Outcome<Admission>.Done { Value: var admission })
        {
            return Problem(context, route, ((Outcome<Admission>.Refused)admitted).Why, traceId);
        }

        if (_limits.Count(route, admission.Caller) is { } tooBusy)
        {
            return Problem(context, route, Refusal.Because(Problems.TooMany), traceId, tooBusy);
        }

        var exchange = new HttpExchange(_edge, _tokens, context, route, admission, traceId);
        return await route.Handler(exchange, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task AnswerFailureAsync(HttpContext context, Route? route, string traceId, Exception failure)
    {
        if (failure is not BadHttpRequestException)
        {
            HttpLog.Failed(_log, NameOf(route), traceId, failure);
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var why = failure switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(route),
            BadHttpRequestException => Faults.Protocol.Because(Languages.Accepted(context.Request.Headers.AcceptLanguage)),
            IOException or TimeoutException or HttpRequestException or DbException { IsTransient: true } => Refusal.Because(Problems.Unavailable),
            _ => Refusal.Because(Problems.Internal),
        };
        await Problem(context, route, why, traceId).ExecuteAsync(context).ConfigureAwait(false);
    }

    private static string NameOf(Route? route) => route?.Name ?? "none";

    private Refusal TooLarge(Route? route) => Refusal.Because(
        Problems.TooLarge, ("limit", (route?.BodyLimit ?? BodyLimit.None).Under(_edge.Settings).ToString(CultureInfo.InvariantCulture)));

    private IResult Problem(HttpContext context, Route? route, Problem problem, string traceId) =>
        Problem(context, route, Refusal.Because(problem), traceId);

    private IResult Problem(HttpContext context, Route? route, Refusal why, string traceId, TimeSpan? retryAfter = null) =>
        Answers.Problem(_edge, why, Languages.Accepted(context.Request.Headers.AcceptLanguage), traceId, route?.Caller, retryAfter);
}
