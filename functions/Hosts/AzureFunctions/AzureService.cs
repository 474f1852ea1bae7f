using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Http;
using DigiRenew.Http.Authentication;
using DigiRenew.Journey;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>The application of one part, and its HTTP edge.</summary>
public sealed class AzureService
{
    private readonly Dispatch _dispatch;
    private readonly Dictionary<string, Route> _rows;

    /// <exception cref="InvalidOperationException">The front, without the platform's authentication.</exception>
    internal AzureService(AzureSettings settings, AzurePorts ports, TimeProvider time, ILoggerFactory logging)
    {
        Application = new(new JourneyContext(ports.ToPorts(logging), settings.Provider, time, logging));
        _dispatch = new(new HttpEdge
        {
            Application = Application,
            MailEventKey = settings.MailEventKey,
            SignedIn = settings.Part == ServicePart.Front ? PlatformPrincipal.Behind(Environment.GetEnvironmentVariable("WEBSITE_AUTH_ENABLED")) : null,
        });
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
