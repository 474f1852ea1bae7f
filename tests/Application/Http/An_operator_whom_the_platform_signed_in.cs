using System.Net;
using DigiRenew.Http;
using DigiRenew.Journey.Review;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>The platform's cookie comes by itself: whatever changes something must be seen to come from our own page.</summary>
public sealed class An_operator_whom_the_platform_signed_in : IAsyncLifetime
{
    private const string Payment = """{"proforma":"PF-1","amount":121,"currency":"RON","reference":"FT-1","date":"2027-01-01"}""";

    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync(signedIn: new ByHeader());

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(null, null)]
    [InlineData("1", null)]
    [InlineData(null, TestService.Origin)]
    [InlineData("1", "https://elsewhere.example")]
    [InlineData("2", TestService.Origin)]
    public async Task changes_nothing_without_the_header_and_the_right_origin(string? header, string? origin)
    {
        using var answer = await _service.Client.SendAsync(Post("finance", header, origin));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task acts_with_both()
    {
        using var answer = await _service.Client.SendAsync(Post("finance", "1", TestService.Origin));
        Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task acts_in_their_own_role_only()
    {
        using var answer = await _service.Client.SendAsync(Post("auditor", "1", TestService.Origin));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task reads_without_the_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/review/orders");
        request.Headers.Add(ByHeader.Name, "officer");
        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task is_the_only_operator_there_is_since_keys_count_no_more()
    {
        using var answer = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, "/api/review/orders", "officer"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("none", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task reads_nothing_for_a_foreign_page_whose_look_would_go_into_the_trail(string? site, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/review/orders");
        request.Headers.Add(ByHeader.Name, OperatorRoles.Officer);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task brings_statements_without_a_page_where_it_is_a_machine_and_reaches_nothing_else()
    {
        using var statement = new HttpRequestMessage(HttpMethod.Post, "/api/review/statements") { Content = new StringContent("<no-statement/>", null, "application/xml") };
        statement.Headers.Add(ByHeader.Name, OperatorRoles.Import);
        using var taken = await _service.Client.SendAsync(statement);
        Assert.NotEqual(HttpStatusCode.Forbidden, taken.StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, taken.StatusCode);

        using var payment = await _service.Client.SendAsync(Post(OperatorRoles.Import, "1", TestService.Origin));
        Assert.Equal(HttpStatusCode.Forbidden, payment.StatusCode);
    }

    private static HttpRequestMessage Post(string role, string? header, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/review/payments") { Content = TestService.Json(Payment) };
        request.Headers.Add(ByHeader.Name, role);
        if (header is not null)
        {
            request.Headers.Add("X-DigiRenew-Review", header);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    private sealed class ByHeader : IOperatorIdentification
    {
        public const string Name = "X-Test-Role";

        public OperatorIdentity? Identify(HttpRequest request) => request.Headers[Name] is [{ } role] ? new("operator-1", [role]) : null;
    }
}
