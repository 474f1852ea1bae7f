using System.Net;
using System.Text.Json;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Http;
using DigiRenew.Http.Health;
using DigiRenew.Http.Limits;
using DigiRenew.Http.OpenApi;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>What every answer has, whatever became of the request.</summary>
public sealed class Answering
{
    private const string Secret = "Popescu-Ion-1960101223344";

    [Fact]
    public async Task always_carries_the_security_headers()
    {
        await using var service = await TestService.StartAsync(more: _ => [Throwing(new InvalidOperationException(Secret))]);
        foreach (var path in new[] { "/api/health/live", "/api/openapi.json", "/api/nothing", "/", "/api/orders", "/api/review/orders", "/api/test/throws" })
        {
            using var answer = await service.Client.GetAsync(path);
            string Header(string name) => string.Join(',', answer.Headers.GetValues(name));
            Assert.StartsWith("max-age=", Header("Strict-Transport-Security"), StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("no-store", Header("Cache-Control"));
            Assert.Equal("no-referrer", Header("Referrer-Policy"));
            Assert.Equal(32, Header("Trace-Id").Length);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("ro-RO,ro;q=0.9", "ro", "Nu am găsit ce ați cerut")]
    [InlineData("en", "en", "Not found")]
    [InlineData("de, en;q=0.5", "en", "Not found")]
    [InlineData(null, "ro", "Nu am găsit ce ați cerut")]
    public async Task with_a_problem_speaks_the_callers_language(string? accepted, string language, string title)
    {
        await using var service = await TestService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/nothing");
        if (accepted is not null)
        {
            request.Headers.Add("Accept-Language", accepted);
        }

        using var answer = await service.Client.SendAsync(request);
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal(language, answer.Content.Headers.ContentLanguage.Single());
        Assert.Equal(title, problem.Title);
        Assert.EndsWith("/not-found", problem.Type, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Detail);
        Assert.NotEmpty(problem.Next);
        Assert.Equal("asistenta@semnatura.example", problem.Contacts!.Email);
        Assert.Equal(answer.Headers.GetValues("Trace-Id").Single(), problem.TraceId);
    }

    [Fact]
    public async Task when_something_broke_tells_nothing_internal_and_logs_no_message()
    {
        await using var service = await TestService.StartAsync(more: _ => [Throwing(new InvalidOperationException(Secret))]);
        using var answer = await service.Client.GetAsync("/api/test/throws?a=" + Secret);
        var problem = await TestService.ProblemOf(answer);
        Assert.Equal("internal-error", problem.Code);
        Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("test-throws", service.Log.Text, StringComparison.Ordinal);
        Assert.Contains(problem.TraceId!, service.Log.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), service.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task when_a_part_is_out_of_reach_says_when_to_come_again()
    {
        await using var service = await TestService.StartAsync(more: _ => [Throwing(new IOException(Secret))]);
        using var answer = await service.Client.GetAsync("/api/test/throws");
        Assert.Equal("temporarily-unavailable", (await TestService.ProblemOf(answer)).Code);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task when_there_is_no_code_until_tomorrow_names_no_wait_that_would_help()
    {
        var refusing = Throwing(new IOException(Secret)) with { Handler = (exchange, _) => Task.FromResult(exchange.Refuse(Renewal.Refusal.Because(Problems.TooManyCodes))) };
        await using var service = await TestService.StartAsync(more: _ => [refusing]);
        using var answer = await service.Client.GetAsync("/api/test/throws");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task logs_the_route_and_nothing_of_the_person()
    {
        await using var service = await TestService.StartAsync();
        using var key = new TestSessionKey();
        using var request = service.AsHolder(HttpMethod.Post, "/api/orders", key);
        request.Headers.Add("Idempotency-Key", Secret);
        request.Content = TestService.Cms(System.Text.Encoding.UTF8.GetBytes(Secret));
        using var _ = await service.Client.SendAsync(request);
        using var body = TestService.Json($$"""{"statement":"{{Secret}}","time":"{{Secret}}","nonce":"{{Secret}}"}""");
        using var __ = await service.Client.PostAsync("/api/sessions", body);

        var own = service.Log.Text.Split('\n').Where(line => line.StartsWith("Route ", StringComparison.Ordinal)).ToList();
        Assert.Contains(own, line => line.Contains("place-order", StringComparison.Ordinal));
        var person = service.Hierarchy.Holder;
        foreach (var line in own)
        {
            Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Serial, line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Email!, line, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task about_readiness_names_each_part()
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.Client.GetAsync("/api/health/ready");
        var health = await HealthOf(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", health.Status);
        Assert.All(health.Parts.Values, part => Assert.Equal("ok", part));
        Assert.Contains("renewals", health.Parts.Keys);
    }

    [Fact]
    public async Task about_readiness_names_the_part_that_fails()
    {
        await using var service = await TestService.StartAsync(parts:
        [
            new HealthPart("host-part", _ => Task.FromResult(false)),
            new HealthPart("throwing-part", _ => throw new IOException(Secret)),
        ]);
        service.Lists.Answer = new Journey.Verification.RevocationAnswer.Unknown("stale");
        using var answer = await service.Client.GetAsync("/api/health/ready");
        var health = await HealthOf(answer);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("not-ready", health.Status);
        Assert.Equal(["host-part", "revocation-lists", "throwing-part"], health.Parts.Where(part => part.Value != "ok").Select(part => part.Key).Order());
    }

    [Fact]
    public async Task about_readiness_says_that_nobody_works_and_stays_ready()
    {
        await using var service = await TestService.StartAsync();
        var id = Contracts.Sample.NewId();
        await service.Ports.Renewals.AppendAsync(
            id, 0, [Contracts.Sample.Record(1)], [Contracts.Sample.Effect("1.0", service.Time.Now.AddMinutes(-31))], Contracts.Sample.Index(id), CancellationToken.None);
        using var answer = await service.Client.GetAsync("/api/health/ready");
        var health = await HealthOf(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ready", health.Status);
        Assert.Equal("behind", health.Parts["work"]);
    }

    [Fact]
    public void keeps_every_refusals_code_within_what_problem_details_allow() =>
        Assert.All(Problems.ByCode.Values, problem => Assert.InRange(problem.Status, 400, 599));

    private static async Task<HealthView> HealthOf(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), WireJson.Default.HealthView)!;

    private static Route Throwing(Exception failure) => new(
        "test-throws", "GET", "test/throws", new Caller.Anyone(), BodyLimit.None, RateClass.Read,
        new("Throws.", new Payload.Octets("text/plain")) { Parameters = [new("a", Parameter.InQuery, false, "Any.")] },
        (_, _) => throw failure);
}
