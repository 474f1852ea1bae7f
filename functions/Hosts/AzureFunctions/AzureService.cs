using DigiRenew.Http;
using DigiRenew.Journey;
using DigiRenew.Journey.Revocation;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>The application of one part, and its HTTP edge.</summary>
public sealed class AzureService
{
    private readonly Dispatch _dispatch;
    private readonly Dictionary<string, Route> _rows;

    /// <param name="edge">The journey on this part's ports, and what HTTP needs beside it.</param>
    /// <param name="authority">Our issuing authorities; null in the parts that may not use their keys.</param>
    public AzureService(HttpEdge edge, IssuingAuthority? authority = null)
    {
        ArgumentNullException.ThrowIfNull(edge);
        Application = edge.Application;
        Authority = authority;
        _dispatch = new(edge);
        _rows = _dispatch.Routes.ToDictionary(row => row.Name, StringComparer.Ordinal);
    }

    public JourneyApplication Application { get; }

    public IssuingAuthority? Authority { get; }

    /// <summary>The answer of a row of the route table; all rules are in there.</summary>
    public IResult Answer(string row) => new DispatchedAnswer(_dispatch, _rows[row]);

    private sealed class DispatchedAnswer(Dispatch dispatch, Route row) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => dispatch.RunAsync(httpContext, row);
    }
}
