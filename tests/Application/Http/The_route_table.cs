using System.Text.Json.Nodes;
using DigiRenew.Contracts;
using DigiRenew.Http;
using DigiRenew.Http.OpenApi;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class The_route_table
{
    [Fact]
    public void has_each_name_and_each_method_of_a_template_once()
    {
        Assert.Equal(RouteTable.Rows.Length, RouteTable.Rows.Select(route => route.Name).Distinct().Count());
        Assert.Equal(RouteTable.Rows.Length, RouteTable.Rows.Select(route => (route.Method, route.Template)).Distinct().Count());
    }

    [Fact]
    public void keeps_out_of_what_the_platform_uses() => Assert.All(RouteTable.Rows, route =>
    {
        Assert.False(route.Template.StartsWith("admin", StringComparison.OrdinalIgnoreCase));
        Assert.False(route.Template.StartsWith("runtime", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("/api/", route.Pattern, StringComparison.Ordinal);
    });

    [Fact]
    public void gives_a_body_limit_to_whatever_takes_a_body() => Assert.All(RouteTable.Rows, route =>
        Assert.Equal(route.Method == "GET", route.BodyLimit.Octets == 0));

    [Fact]
    public void names_its_placeholders_and_matches_only_whole_paths()
    {
        var paper = RouteTable.Rows.Single(route => route.Template == Routes.Paper);
        Assert.Equal(["id", "kind"], paper.Placeholders);
        Assert.Equal("x", paper.Match("/api/orders/x/papers/terms")!["id"]);
        Assert.Null(paper.Match("/api/orders/x/papers/terms/more"));
        Assert.Null(paper.Match("/api/orders//papers/terms"));
        Assert.Null(paper.Match("/orders/x/papers/terms"));
    }

    [Fact]
    public void is_what_the_committed_openapi_description_says() =>
        Assert.True(
            OpenApiDocument.Text == File.ReadAllText(Path.Combine(Repository(), "functions", "Hosts", "Http", "openapi.json")),
            "openapi.json is stale: run digirenew-service --write-openapi functions/Hosts/Http/openapi.json");

    [Fact]
    public void is_what_the_committed_table_of_roles_says() =>
        Assert.True(
            RoleTable.Text == File.ReadAllText(Path.Combine(Repository(), "docs", "roles.md")),
            "docs/roles.md is stale: run digirenew-service --write-roles docs/roles.md");

    [Fact]
    public void is_described_with_references_that_lead_somewhere()
    {
        var document = JsonNode.Parse(OpenApiDocument.Text)!;
        Assert.Equal("3.1.0", (string?)document["openapi"]);
        foreach (var reference in References(document))
        {
            JsonNode? at = document;
            foreach (var step in reference[2..].Split('/'))
            {
                at = at?[step];
            }

            Assert.True(at is JsonObject { Count: > 0 }, reference);
        }

        var routes = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Count();
        Assert.Equal(RouteTable.Everywhere.Count(), routes);
        Assert.DoesNotContain("development", OpenApiDocument.Text[..OpenApiDocument.Text.IndexOf("\"components\"", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigiRenew.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No DigiRenew.sln above the tests.");
        }

        return folder.FullName;
    }
}
