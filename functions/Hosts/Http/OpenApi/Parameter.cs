namespace DigiRenew.Http.OpenApi;

/// <summary>A parameter beside those of the path.</summary>
/// <param name="Name">As sent.</param>
/// <param name="Place">query or header.</param>
/// <param name="Required">Whether a request without it is refused.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record Parameter(string Name, string Place, bool Required, string Meaning)
{
    public const string InQuery = "query";
    public const string InHeader = "header";
}
