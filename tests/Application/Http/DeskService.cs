using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts.Wire;
using DigiRenew.Hosts.Local;
using DigiRenew.Http;
using DigiRenew.Http.Authentication;
using DigiRenew.Http.Limits;
using DigiRenew.Journey.Review;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>The whole edge on a real Kestrel, over a desk whose orders a test carries to wherever it needs them.</summary>
internal sealed class DeskService : IAsyncDisposable, IOperatorDirectory
{
    private readonly WebApplication _host;
    private readonly SessionTokens _tokens;
    private readonly TestSessionKey _key = new();

    private DeskService(RenewalDesk desk)
    {
        Desk = desk;
        _tokens = new(desk.Context);
        var dispatch = new Dispatch(new HttpEdge
        {
            Application = desk.Application,
            Operators = this,
            MailEventKey = MailKey.ExportSubjectPublicKeyInfo(),
            Rates = RateLimits.Default.Times(100),
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.MapRoutes(dispatch);
    }

    public RenewalDesk Desk { get; }

    /// <summary>The mail service's.</summary>
    public ECDsa MailKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public HttpClient Client { get; private set; } = null!;

    public static async Task<DeskService> StartAsync(RenewalDesk? desk = null)
    {
        var service = new DeskService(desk ?? new());
        await service._host.StartAsync();
        service.Client = new() { BaseAddress = new(service._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        return service;
    }

    /// <summary>An operator's request: <paramref name="who"/> is a role and may have a number, e.g. officer-2.</summary>
    public async Task<HttpResponseMessage> AsAsync(string who, HttpMethod method, string path, HttpContent? content = null, long? seen = null, string language = "ro")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who);
        if (seen is { } version)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        return await Client.SendAsync(request);
    }

    /// <summary>A request of the desk's holder.</summary>
    public Task<HttpResponseMessage> AsHolderAsync(HttpMethod method, string path, string json) => AsHolderAsync(method, path, TestService.Json(json));

    /// <param name="method">Of the request.</param>
    /// <param name="path">Of the request.</param>
    /// <param name="content">Of the request.</param>
    /// <param name="language">For the answer's words; null: not said.</param>
    /// <param name="certificate">Who speaks; null: the desk's holder.</param>
    public async Task<HttpResponseMessage> AsHolderAsync(HttpMethod method, string path, HttpContent content, string? language = null, CertificateFacts? certificate = null)
    {
        var token = _tokens.Make(new(certificate ?? Desk.Pki.Holder, _key.Thumbprint, Desk.Time.Now.AddMinutes(30), null));
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(language ?? "ro");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", token);
        request.Headers.Add("DPoP", _key.Proof(method.Method, RenewalDesk.Origin + path, Desk.Time.Now, token));
        return await Client.SendAsync(request);
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, HttpStatusCode status = HttpStatusCode.OK)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
        return JsonSerializer.Deserialize(body, type)!;
    }

    public static async Task<string> CodeAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return (await TestService.ProblemOf(answer)).Code;
    }

    public async Task<ReviewOrderView> SeeAsync(string who, RenewalId id) =>
        await ReadAsync(await AsAsync(who, HttpMethod.Get, $"/api/review/orders/{id}"), WireJson.Default.ReviewOrderView);

    public Task<OperatorIdentity?> FindAsync(string apiKey, CancellationToken cancellationToken) => Task.FromResult<OperatorIdentity?>(
        apiKey.Split('-') is [("officer" or "finance" or "auditor" or "administrator" or "import") and var role, ..] ? new(apiKey, [role]) : null);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        Desk.Dispose();
        _key.Dispose();
        MailKey.Dispose();
    }
}
