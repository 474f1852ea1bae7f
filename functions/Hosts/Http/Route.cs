using DigiRenew.Contracts;
using DigiRenew.Http.Limits;
using DigiRenew.Http.OpenApi;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http;

/// <summary>One row of the route table.</summary>
/// <param name="Name">Stable name, for logs and for the function of the same name.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Template under <c>/api</c>, without a leading slash; every placeholder fills one segment.</param>
/// <param name="Caller">Who may call it.</param>
/// <param name="BodyLimit">The most octets of a request body.</param>
/// <param name="Rate">What it counts as.</param>
/// <param name="Description">What OpenAPI says of it.</param>
/// <param name="Handler">Answers a request that passed limits and authentication.</param>
public sealed record Route(
    string Name,
    string Method,
    string Template,
    Caller Caller,
    BodyLimit BodyLimit,
    RateClass Rate,
    RouteDescription Description,
    Func<HttpExchange, CancellationToken, Task<IResult>> Handler)
{
    /// <summary>Template with the prefix, e.g. <c>/api/orders/{id}</c>.</summary>
    public string Pattern => $"{Routes.Prefix}/{Template}";

    /// <summary>Names of the placeholders, in their order.</summary>
    public IEnumerable<string> Placeholders => Template.Split('/').Where(IsPlaceholder).Select(NameOf);

    /// <summary>The values of the placeholders in a path; null where the path is not this route's.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var expected = Pattern.Split('/');
        var actual = path.Split('/');
        if (expected.Length != actual.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (template, segment) in expected.Zip(actual))
        {
            if (IsPlaceholder(template) && segment.Length > 0)
            {
                values[NameOf(template)] = segment;
            }
            else if (!string.Equals(template, segment, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return values;
    }

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');

    private static string NameOf(string placeholder) => placeholder.Trim('{', '}');
}
