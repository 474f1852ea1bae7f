using DigiRenew.Contracts;
using DigiRenew.Http.Authentication;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http;

/// <summary>One request that passed limits and authentication, on its way to a handler.</summary>
public sealed class HttpExchange
{
    private readonly Admission _admission;

    internal HttpExchange(HttpEdge edge, SessionTokens tokens, HttpContext context, Route route, Admission admission, string traceId)
    {
        Edge = edge;
        Tokens = tokens;
        Context = context;
        Route = route;
        TraceId = traceId;
        Language = Languages.Accepted(context.Request.Headers.AcceptLanguage);
        _admission = admission;
    }

    public HttpEdge Edge { get; }

    public HttpContext Context { get; }

    public Route Route { get; }

    /// <summary>Of the answer's words.</summary>
    public Language Language { get; }

    /// <summary>W3C trace id, for logs and the helpdesk.</summary>
    public string TraceId { get; }

    /// <summary>The holder's session, on routes for holders.</summary>
    public HolderSession Session => Caller.Session ?? throw new InvalidOperationException($"{Route.Name} has no holder.");

    /// <summary>The operator, on routes for operators.</summary>
    public OperatorIdentity Operator => Caller.Operator ?? throw new InvalidOperationException($"{Route.Name} has no operator.");

    /// <summary>RFC 7638 thumbprint of the session key, on routes for holders and session keys.</summary>
    public string KeyThumbprint => Caller.KeyThumbprint ?? throw new InvalidOperationException($"{Route.Name} has no session key.");

    /// <summary>The order that the address names.</summary>
    public RenewalId Id => RenewalId.Parse(this["id"]);

    private Identity Caller => _admission.Caller;

    internal SessionTokens Tokens { get; }

    internal JourneyApplication Application => Edge.Application;

    /// <summary>The value of a placeholder of the route's template.</summary>
    public string this[string placeholder] => _admission.Values[placeholder];
}
