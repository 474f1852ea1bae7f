using System.Net;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>What must come along with a request: If-Match, Idempotency-Key, the right media type.</summary>
public sealed class A_request : IAsyncLifetime
{
    private readonly string _path = $"/api/review/orders/{new RenewalId(Guid.NewGuid())}/decisions";
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, "precondition-required")]
    [InlineData("*", HttpStatusCode.PreconditionFailed, "precondition-failed")]
    [InlineData("W/\"3\"", HttpStatusCode.PreconditionFailed, "precondition-failed")]
    [InlineData("3", HttpStatusCode.PreconditionFailed, "precondition-failed")]
    [InlineData("\"-3\"", HttpStatusCode.PreconditionFailed, "precondition-failed")]
    [InlineData("\"3\", \"4\"", HttpStatusCode.PreconditionFailed, "precondition-failed")]
    [InlineData("\"3\"", HttpStatusCode.NotFound, "not-found")]
    public async Task to_decide_needs_the_version_that_was_seen(string? seen, HttpStatusCode status, string code)
    {
        using var request = TestService.AsOperator(HttpMethod.Post, _path, "officer");
        request.Content = TestService.Json("""{"decision":"hold","reason":"x"}""");
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        }

        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task to_decide_with_an_unknown_member_is_told_its_name()
    {
        using var request = TestService.AsOperator(HttpMethod.Post, _path, "officer");
        request.Headers.TryAddWithoutValidation("If-Match", "\"3\"");
        request.Content = TestService.Json("""{"decision":"approve","approved":true}""");
        using var answer = await _service.Client.SendAsync(request);
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal("bad-request", problem.Code);
        Assert.Contains("approved", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("a/b")]
    public async Task to_place_an_order_needs_an_idempotency_key(string? idempotencyKey)
    {
        using var key = new TestSessionKey();
        using var request = _service.AsHolder(HttpMethod.Post, "/api/orders", key);
        request.Content = TestService.Cms([0x30, 0]);
        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }

        using var answer = await _service.Client.SendAsync(request);
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal("bad-request", problem.Code);
        Assert.Contains("Idempotency-Key", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/orders")]
    [InlineData("/api/orders/00000000-0000-0000-0000-000000000001/cancel")]
    [InlineData("/api/orders/00000000-0000-0000-0000-000000000001/installation")]
    public async Task with_a_statement_must_carry_a_cms(string path)
    {
        using var key = new TestSessionKey();
        using var request = _service.AsHolder(HttpMethod.Post, path, key);
        request.Headers.Add("Idempotency-Key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        request.Content = TestService.Json("{}");
        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal("media-type-not-accepted", (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task for_the_queue_takes_1_to_200_rows_a_page()
    {
        foreach (var most in new[] { "0", "201", "x", "-1" })
        {
            using var refused = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, $"/api/review/orders?most={most}", "officer"));
            Assert.Equal("bad-request", (await TestService.ProblemOf(refused)).Code);
        }

        using var answer = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, "/api/review/orders?most=200&state=placed", "officer"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
