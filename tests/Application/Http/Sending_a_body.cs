using System.Net;
using System.Text;
using DigiRenew.Contracts.Wire;
using DigiRenew.Http;
using DigiRenew.Http.Limits;
using DigiRenew.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Sending_a_body : IAsyncLifetime
{
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync(more: _ =>
    [
        new Route("test-json", "POST", "test/json", new Caller.Anyone(), new BodyLimit(512), RateClass.Write,
            new("Reads a payment.", new Payload.Octets("text/plain")),
            (exchange, token) => exchange.WithJsonAsync(WireJson.Default.PaymentRequest, payment => Task.FromResult(Results.Text(payment.Reference)), token)),
    ]);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task that_is_right_is_read()
    {
        using var answer = await Post(TestService.Json(Payment("\"reference\":\"OP 17\"")));
        Assert.Equal("OP 17", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", "1:1")]
    [InlineData("{", "1:2")]
    [InlineData("{\"a\":1,}", "1:")]
    [InlineData("{} {}", "1:")]
    [InlineData("not json", "1:")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$")]
    [InlineData("17", "$")]
    public async Task that_is_no_such_object_says_where(string body, string where)
    {
        using var answer = await Post(TestService.Json(body));
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal("bad-request", problem.Code);
        Assert.Contains(where, problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"reference\":\"a\",\"unknown\":1")]
    [InlineData("\"reference\":null")]
    [InlineData("\"reference\":17")]
    [InlineData("\"reference\":\"a\",\"reference\":\"b\"")]
    [InlineData("\"reference\":\"a\",\"received\":\"yesterday\"")]
    public async Task with_a_member_that_does_not_fit_names_it(string members)
    {
        using var answer = await Post(TestService.Json(Payment(members)));
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal("bad-request", problem.Code);
        Assert.Contains("$", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_another_type_is_refused()
    {
        using var answer = await Post(new StringContent(Payment("\"reference\":\"a\""), Encoding.UTF8, "text/plain"));
        Assert.Equal("media-type-not-accepted", (await TestService.ProblemOf(answer)).Code);
    }

    [Fact]
    public async Task over_the_limit_is_refused_when_its_length_is_announced()
    {
        using var answer = await Post(TestService.Json(Payment($"\"reference\":\"{new string('a', 600)}\"")));
        await TooLarge(answer, "512");
    }

    [Fact]
    public async Task over_the_limit_is_refused_when_it_comes_in_chunks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/test/json")
        {
            Content = TestService.Json(Payment($"\"reference\":\"{new string('a', 600)}\"")),
        };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await _service.Client.SendAsync(request);
        await TooLarge(answer, "512");
    }

    [Fact]
    public async Task to_a_route_that_takes_none_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/health/live") { Content = TestService.Json("{}") };
        using var answer = await _service.Client.SendAsync(request);
        await TooLarge(answer, "0");
    }

    [Fact]
    public async Task too_often_is_refused_with_the_time_to_wait()
    {
        var few = new RateLimits(RateLimits.Default.Rates.SetItem(RateClass.Probe, new Rate(3, 0.1)));
        await using var service = await TestService.StartAsync(rates: few);
        for (var request = 0; request < 3; request++)
        {
            using var answered = await service.Client.GetAsync("/api/health/live");
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        using var refused = await service.Client.GetAsync("/api/health/live");
        Assert.Equal("too-many-requests", (await TestService.ProblemOf(refused)).Code);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
    }

    private static string Payment(string members) =>
        $$"""{"proformaNumber":"P-1","amount":121.00,"currency":"RON","received":"2026-11-22",{{members}}}""";

    private Task<HttpResponseMessage> Post(HttpContent body) => _service.Client.PostAsync("/api/test/json", body);

    private static async Task TooLarge(HttpResponseMessage answer, string limit)
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal("too-large", problem.Code);
        Assert.Contains(limit, problem.Detail, StringComparison.Ordinal);
    }
}
