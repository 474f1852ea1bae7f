using System.Net;
using DigiRenew.Http;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>Every row of the table against every caller whom it does not expect.</summary>
public sealed class Calling_a_route : IAsyncLifetime
{
    private static readonly string[] Roles = ["officer", "finance", "auditor", "administrator", "import"];

    private readonly RenewalId _order = new(Guid.NewGuid());
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task for_holders_is_refused_to_everybody_else()
    {
        foreach (var route in RouteTable.Rows.Where(route => route.Caller is Caller.Holder))
        {
            await Expect(new(new(route.Method), PathOf(route)), HttpStatusCode.Unauthorized, "unauthorised", "DPoP", route);
            foreach (var role in Roles)
            {
                await Expect(TestService.AsOperator(new(route.Method), PathOf(route), role), HttpStatusCode.Unauthorized, "unauthorised", "DPoP", route);
            }
        }
    }

    [Fact]
    public async Task for_a_session_key_is_refused_without_its_proof()
    {
        foreach (var route in RouteTable.Rows.Where(route => route.Caller is Caller.SessionKey))
        {
            await Expect(new(new(route.Method), PathOf(route)), HttpStatusCode.Unauthorized, "proof-invalid", "DPoP", route);
        }
    }

    [Fact]
    public async Task for_operators_is_refused_to_everybody_else_and_to_other_roles()
    {
        using var key = new TestSessionKey();
        foreach (var route in RouteTable.Rows)
        {
            if (route.Caller is not Caller.Operator operators)
            {
                continue;
            }

            await Expect(new(new(route.Method), PathOf(route)), HttpStatusCode.Unauthorized, "unauthorised", "Bearer", route);
            await Expect(_service.AsHolder(new(route.Method), PathOf(route), key), HttpStatusCode.Unauthorized, "unauthorised", "Bearer", route);
            await Expect(TestService.AsOperator(new(route.Method), PathOf(route), "nobody"), HttpStatusCode.Unauthorized, "unauthorised", "Bearer", route);
            foreach (var role in Roles.Where(role => !operators.Roles.Contains(role)))
            {
                await Expect(TestService.AsOperator(new(route.Method), PathOf(route), role), HttpStatusCode.Forbidden, "forbidden", null, route);
            }
        }
    }

    [Fact]
    public async Task with_the_new_certificates_session_reaches_its_own_order_only()
    {
        using var key = new TestSessionKey();
        var another = new RenewalId(Guid.NewGuid());
        foreach (var route in RouteTable.Rows)
        {
            if (route.Caller is not Caller.Holder holder)
            {
                continue;
            }

            if (!holder.AlsoNewKey || route.Placeholders.Contains("id"))
            {
                await Expect(_service.AsHolder(new(route.Method), PathOf(route), key, only: another), HttpStatusCode.Forbidden, "forbidden", null, route);
            }
        }
    }

    [Fact]
    public async Task with_an_id_that_is_none_finds_nothing()
    {
        using var key = new TestSessionKey();
        using var answer = await _service.Client.SendAsync(_service.AsHolder(HttpMethod.Get, "/api/orders/17", key));
        Assert.Equal("not-found", (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task with_an_unknown_query_parameter_is_refused()
    {
        using var answer = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, "/api/review/orders?status=x", "officer"));
        Assert.Equal("bad-request", (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task with_an_operators_key_is_refused_outside_development()
    {
        await using var service = await TestService.StartAsync(development: false);
        using var answer = await service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, "/api/review/orders", "officer"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("import", HttpStatusCode.Forbidden)]
    [InlineData("both", HttpStatusCode.Unauthorized)]
    public async Task outside_development_is_known_by_key_to_a_machine_that_imports_and_does_nothing_else(string role, HttpStatusCode status)
    {
        await using var service = await TestService.StartAsync(development: false);
        foreach (var path in new[] { "/api/review/orders", "/api/review/me", "/api/review/counts" })
        {
            using var answer = await service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, path, role));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task that_moves_the_clock_exists_only_under_development()
    {
        await using var service = await TestService.StartAsync(development: false);
        using var body = TestService.Json("""{"now":"2026-12-01T00:00:00Z"}""");
        using var answer = await service.Client.PostAsync("/api/development/clock", body);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not-found", (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task that_moves_the_clock_moves_it_forward_only()
    {
        using var forward = TestService.Json("""{"now":"2026-12-01T00:00:00Z"}""");
        using var moved = await _service.Client.PostAsync("/api/development/clock", forward);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), _service.Time.Now);

        using var back = TestService.Json("""{"now":"2026-11-01T00:00:00Z"}""");
        using var refused = await _service.Client.PostAsync("/api/development/clock", back);
        Assert.Equal("bad-request", (await TestService.ProblemOf(refused)).Code);
        Assert.Equal(12, _service.Time.Now.Month);
    }

    [Fact]
    public async Task that_is_none_is_not_found_and_another_method_is_not_allowed()
    {
        foreach (var path in new[] { "/", "/api", "/api/nothing", "/api/orders/1/2/3/4", "/other" })
        {
            using var nothing = await _service.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
            Assert.Equal("not-found", (await TestService.ProblemOf(nothing)).Code);
        }

        using var other = await _service.Client.DeleteAsync("/api/orders");
        Assert.Equal("method-not-allowed", (await TestService.ProblemOf(other)).Code);
        Assert.Equal(["GET", "POST"], other.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task of_the_repository_gives_what_the_host_serves_and_nothing_where_it_serves_nothing()
    {
        await using var serving = await TestService.StartAsync(withRepository: true);
        Assert.Equal(serving.Hierarchy.Root.Der.ToArray(), await serving.Client.GetByteArrayAsync("/api/repository/root.cer"));
        using var missing = await serving.Client.GetAsync("/api/repository/other.cer");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var nothing = await _service.Client.GetAsync("/api/repository/root.cer");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private string PathOf(Route route) => route.Pattern
        .Replace("{id}", _order.ToString(), StringComparison.Ordinal)
        .Replace("{kind}", "contract", StringComparison.Ordinal)
        .Replace("{name}", "identity", StringComparison.Ordinal);

    private async Task Expect(HttpRequestMessage request, HttpStatusCode status, string code, string? challenge, Route route)
    {
        using (request)
        {
            using var answer = await _service.Client.SendAsync(request);
            Assert.True(answer.StatusCode == status, $"{route.Name} answered {answer.StatusCode}");
            Assert.Equal(code, (await TestService.ProblemOf(answer)).Code);
            Assert.Equal(challenge, answer.Headers.WwwAuthenticate.Select(offered => offered.Scheme).SingleOrDefault());
        }
    }
}
