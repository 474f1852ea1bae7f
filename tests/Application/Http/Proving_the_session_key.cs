using System.Net;
using System.Text.Json.Nodes;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Http;
using DigiRenew.Http.Limits;
using DigiRenew.Http.OpenApi;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>DPoP, RFC 9449 §4.3, point by point.</summary>
public sealed class Proving_the_session_key : IAsyncLifetime, IDisposable
{
    private const string Path = "/api/test/holder";
    private const string Address = TestService.Origin + Path;

    private readonly TestSessionKey _key = new();
    private TestService _service = null!;

    private DateTimeOffset Now => _service.Time.Now;

    public async Task InitializeAsync() => _service = await TestService.StartAsync(more: _ =>
    [
        new Route("test-holder", "GET", "test/holder", new Caller.Holder(AlsoNewKey: true), BodyLimit.None, RateClass.Read,
            new("Says whose session it is.", new Payload.Octets("text/plain")) { Parameters = [new("a", Parameter.InQuery, false, "Any.")] },
            (exchange, _) => Task.FromResult(Results.Text($"{exchange.Session.Certificate.Sha256} {exchange.Session.OnlyOrder}"))),
    ]);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task for_this_request_and_token_lets_the_holder_in()
    {
        using var answer = await _service.Client.SendAsync(_service.AsHolder(HttpMethod.Get, Path, _key));
        Assert.Equal($"{_service.Hierarchy.Holder.Sha256} ", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task names_the_address_without_its_query()
    {
        using var answer = await _service.Client.SendAsync(_service.AsHolder(HttpMethod.Get, Path + "?a=1", _key));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task twice_with_the_same_proof_is_refused_the_second_time()
    {
        var token = _service.TokenFor(_key);
        var proof = _key.Proof("GET", Address, Now, token);
        using var first = await _service.Client.SendAsync(_service.AsHolder(HttpMethod.Get, Path, _key, token: token, proof: proof));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await Refused(token, proof);
    }

    [Fact]
    public async Task at_once_with_the_same_proof_lets_one_request_in()
    {
        var token = _service.TokenFor(_key);
        var proof = _key.Proof("GET", Address, Now, token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => _service.Client.SendAsync(_service.AsHolder(HttpMethod.Get, Path, _key, token: token, proof: proof))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task for_another_method_or_address_is_refused()
    {
        var token = _service.TokenFor(_key);
        await Refused(token, _key.Proof("POST", Address, Now, token));
        await Refused(token, _key.Proof("GET", "https://other.example" + Path, Now, token));
        await Refused(token, _key.Proof("GET", TestService.Origin + "/api/orders", Now, token));
        await Refused(token, _key.Proof("GET", Address + "?a=1", Now, token));
    }

    [Fact]
    public async Task too_long_ago_or_too_far_ahead_is_refused()
    {
        var token = _service.TokenFor(_key);
        await Refused(token, _key.Proof("GET", Address, Now.AddMinutes(-5).AddSeconds(-1), token));
        await Refused(token, _key.Proof("GET", Address, Now.AddMinutes(5).AddSeconds(1), token));
    }

    [Fact]
    public async Task of_another_session_is_refused()
    {
        using var other = new TestSessionKey();
        var token = _service.TokenFor(_key);
        await Refused(token, other.Proof("GET", Address, Now, token));
        await Refused(token, _key.Proof("GET", Address, Now, _service.TokenFor(other)));
        await Refused(token, _key.Proof("GET", Address, Now, token, signer: other));
        await Refused(token, _key.Proof("GET", Address, Now));
    }

    [Fact]
    public async Task in_another_form_is_refused()
    {
        var token = _service.TokenFor(_key);
        foreach (Action<JsonObject> change in new Action<JsonObject>[]
        {
            header => header["typ"] = "JWT",
            header => header["alg"] = "none",
            header => header["alg"] = "HS256",
            header => header.Remove("jwk"),
            header => header["jwk"]!["crv"] = "P-384",
            header => header["jwk"]!["kty"] = "oct",
            header => header["jwk"]!["d"] = "AAAA",
            header => header["jwk"]!["x"] = "AAAA",
            header => header["jwk"]!["y"] = header["jwk"]!["x"]!.DeepClone(),
            header => header["jwk"] = "text",
        })
        {
            await Refused(token, _key.Proof("GET", Address, Now, token, header: change));
        }

        foreach (Action<JsonObject> change in new Action<JsonObject>[]
        {
            payload => payload.Remove("jti"),
            payload => payload.Remove("htm"),
            payload => payload.Remove("htu"),
            payload => payload.Remove("iat"),
            payload => payload.Remove("ath"),
            payload => payload["jti"] = string.Empty,
            payload => payload["jti"] = "a/b",
            payload => payload["jti"] = new string('a', 129),
            payload => payload["iat"] = "now",
        })
        {
            await Refused(token, _key.Proof("GET", Address, Now, token, payload: change));
        }

        foreach (var text in new[] { "", "a", "a.b", "a.b.c", "....", new string('a', 5000) })
        {
            await Refused(token, text);
        }
    }

    [Fact]
    public async Task twice_in_one_request_is_refused()
    {
        using var request = _service.AsHolder(HttpMethod.Get, Path, _key);
        request.Headers.TryAddWithoutValidation("DPoP", _key.Proof("GET", Address, Now));
        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task does_not_help_a_token_that_has_ended()
    {
        var token = _service.TokenFor(_key, lifetime: TimeSpan.FromSeconds(10));
        _service.Time.Advance(TimeSpan.FromSeconds(10));
        await Refused(token, _key.Proof("GET", Address, Now, token), Problems.Unauthorised.Code);
    }

    [Fact]
    public async Task does_not_help_a_token_that_was_changed()
    {
        var parts = _service.TokenFor(_key).Split('.');
        foreach (var token in new[]
        {
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}",
            $"{parts[0]}.{parts[1][..^4]}AAAA.{parts[2]}",
            $"eyJhbGciOiJub25lIiwidHlwIjoiZGlnaXJlbmV3LXNlc3Npb24rand0In0.{parts[1]}.",
            "token",
        })
        {
            await Refused(token, _key.Proof("GET", Address, Now, token), Problems.Unauthorised.Code);
        }
    }

    [Fact]
    public async Task does_not_make_a_proof_into_a_token()
    {
        var proof = _key.Proof("GET", Address, Now);
        await Refused(proof, _key.Proof("GET", Address, Now, proof), Problems.Unauthorised.Code);
    }

    private async Task Refused(string token, string proof, string code = "proof-invalid")
    {
        using var request = _service.AsHolder(HttpMethod.Get, Path, _key, token: token, proof: proof.Length == 0 ? " " : proof);
        using var answer = await _service.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(code, (await TestService.ProblemOf(answer)).Code);
    }
}
