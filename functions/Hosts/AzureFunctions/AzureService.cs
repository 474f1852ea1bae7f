using DigiRenew.Http;
using DigiRenew.Http.Limits;
using DigiRenew.Journey;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>The application of one part, and its HTTP edge.</summary>
public sealed class AzureService
{
    private readonly Dispatch _dispatch;
    private readonly Dictionary<string, Route> _rows;

    /// <param name="application">The journey on this part's ports.</param>
    /// <param name="signedIn">How operators are known; null where none is.</param>
    /// <param name="mailEventKey">DER SubjectPublicKeyInfo of the key that signs the mail service's events; null where it tells nothing.</param>
    /// <param name="rateFactor">Times the usual request rates.</param>
    public AzureService(JourneyApplication application, IOperatorIdentification? signedIn, ReadOnlyMemory<byte>? mailEventKey = null, double rateFactor = 1)
    {
        Application = application;
        _dispatch = new(new HttpEdge { Application = application, SignedIn = signedIn, MailEventKey = mailEventKey, Rates = RateLimits.Default.Times(rateFactor) });
        _rows = _dispatch.Routes.ToDictionary(row => row.Name, StringComparer.Ordinal);
    }

    public JourneyApplication Application { get; }

    /// <summary>The answer of a row of the route table; all rules are in there.</summary>
    public IResult Answer(string row) => new DispatchedAnswer(_dispatch, _rows[row]);

    private sealed class DispatchedAnswer(Dispatch dispatch, Route row) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => dispatch.RunAsync(httpContext, row);
    }
}
