using System.Collections.Immutable;

namespace DigiRenew.Http.OpenApi;

/// <summary>What OpenAPI says of a route.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Answer">What it answers.</param>
/// <param name="Request">What it is sent; null for nothing.</param>
/// <param name="Status">HTTP status of success.</param>
public sealed record RouteDescription(string Summary, Payload Answer, Payload? Request = null, int Status = 200)
{
    /// <summary>Parameters beside those of the path; a query parameter that is not among them is refused.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];
}
