using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Hosts.Local;
using DigiRenew.Hosts.Settings;
using DigiRenew.Http;
using DigiRenew.Http.Authentication;
using DigiRenew.Http.Health;
using DigiRenew.Http.Limits;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>The whole edge on a real Kestrel, over ports in memory and a clock that stands still.</summary>
internal sealed class TestService : IAsyncDisposable, IOperatorDirectory, ICertificateRepository
{
    public const string Origin = "https://renew.example";

    private readonly WebApplication _host;
    private readonly SessionTokens _tokens;

    private TestService(
        bool development, bool withRepository, RateLimits? rates, IEnumerable<HealthPart> parts, Func<Dispatch, IEnumerable<Route>>? more, IOperatorIdentification? signedIn, RenewalDesk? desk)
    {
        Hierarchy = desk?.Pki ?? DemoHierarchy.Build();
        Time = desk?.Time ?? new(DemoHierarchy.UsualMoment);
        Ports = desk?.Context.Ports ?? MakePorts();
        var logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Application = desk?.Application ?? new(new JourneyContext(Ports, ReadSettings(development), Time, logging));
        _tokens = new(Application.Context);
        var dispatch = new Dispatch(new HttpEdge
        {
            Application = Application,
            MailEventKey = desk is null ? default(ReadOnlyMemory<byte>?) : Hierarchy.Holder.Der,
            Operators = this,
            SignedIn = signedIn,
            Repository = withRepository ? this : null,
            Clock = development ? new StubClock(Time) : null,
            Parts = [.. parts],
            Rates = rates ?? RateLimits.Default.Times(100),
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
        });
        _host = builder.Build();
        foreach (var route in more?.Invoke(dispatch) ?? [])
        {
            _host.MapMethods(route.Pattern, [route.Method], context => dispatch.RunAsync(context, route));
        }

        _host.MapRoutes(dispatch);
    }

    public DemoHierarchy Hierarchy { get; }

    public ManualTime Time { get; }

    public Ports Ports { get; }

    public JourneyApplication Application { get; }

    public CapturedLog Log { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    /// <summary>API keys and who has them.</summary>
    public Dictionary<string, OperatorIdentity> Keys { get; } = new(StringComparer.Ordinal)
    {
        ["key-of-officer"] = new("officer-1", ["officer"]),
        ["key-of-finance"] = new("finance-1", ["finance"]),
        ["key-of-auditor"] = new("auditor-1", ["auditor"]),
        ["key-of-import"] = new("bank-1", ["import"]),
        ["key-of-both"] = new("both-1", ["import", "finance"]),
        ["key-of-administrator"] = new("administrator-1", ["administrator"]),
    };

    public FixedRevocationLists Lists => (FixedRevocationLists)Ports.RevocationLists;

    public static async Task<TestService> StartAsync(
        bool development = true,
        bool withRepository = false,
        RateLimits? rates = null,
        IEnumerable<HealthPart>? parts = null,
        Func<Dispatch, IEnumerable<Route>>? more = null,
        IOperatorIdentification? signedIn = null,
        RenewalDesk? desk = null)
    {
        var service = new TestService(development, withRepository, rates, parts ?? [], more, signedIn, desk);
        await service._host.StartAsync();
        var addresses = service._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        service.Client = new HttpClient { BaseAddress = new Uri(addresses.First()) };
        return service;
    }

    public string TokenFor(TestSessionKey key, RenewalId? only = null, TimeSpan? lifetime = null, CertificateFacts? certificate = null) => _tokens.Make(
        new HolderSession(certificate ?? Hierarchy.Holder, key.Thumbprint, Time.Now + (lifetime ?? TimeSpan.FromMinutes(30)), only));

    /// <summary>A holder's request with all that belongs to it.</summary>
    public HttpRequestMessage AsHolder(
        HttpMethod method, string path, TestSessionKey key, RenewalId? only = null, string? token = null, string? proof = null)
    {
        var bearer = token ?? TokenFor(key, only);
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", bearer);
        request.Headers.Add("DPoP", proof ?? key.Proof(method.Method, Origin + path.Split('?')[0], Time.Now, bearer));
        return request;
    }

    public static HttpRequestMessage AsOperator(HttpMethod method, string path, string role)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"key-of-{role}");
        return request;
    }

    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    public static HttpContent Cms(byte[] der)
    {
        var content = new ByteArrayContent(der);
        content.Headers.ContentType = new("application/cms");
        return content;
    }

    public static async Task<ProblemView> ProblemOf(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), WireJson.Default.ProblemView)!;
        Assert.Equal((int)answer.StatusCode, problem.Status);
        return problem;
    }

    public Task<OperatorIdentity?> FindAsync(string apiKey, CancellationToken cancellationToken) => Task.FromResult(Keys.GetValueOrDefault(apiKey));

    Task<ReadOnlyMemory<byte>?> ICertificateRepository.FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(name == "root.cer" ? Hierarchy.Root.Der : default(ReadOnlyMemory<byte>?));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        Hierarchy.Dispose();
    }

    private Ports MakePorts()
    {
        var list = Hierarchy.RevocationList();
        return new Ports
        {
            Renewals = new InMemoryRenewals(),
            Claims = new InMemoryClaims(Time),
            Evidence = new InMemoryEvidence(),
            PrivateDocuments = new InMemoryPrivateDocuments(),
            Register = new InMemoryRegister(),
            IssuingKey = new SoftIssuingKey(Hierarchy.Issuing, Hierarchy.IssuingKey),
            Seal = new SoftSealKey(Hierarchy.Holder, Hierarchy.HolderKey),
            AuditStore = new InMemoryAuditStore(),
            RevocationLists = new FixedRevocationLists { Answer = new RevocationAnswer.Found(RevocationList.Read(list, Hierarchy.Issuing).List!, list) },
            Mail = new OutboxMail(),
            ReviewQueue = new InMemoryReviewQueue(),
            StatementInbox = new InMemoryStatementInbox(),
            Revocation = new RecordingAuthority(),
            WakeUp = new NoWakeUp(),
            Secrets = new FixedSecrets(),
        };
    }

    private Journey.Configuration.ProviderSettings ReadSettings(bool development)
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "fictitious-provider.json"))
            .AddInMemoryCollection([new("Provider:Iban", "RO49AAAA1B31007593840000")])
            .Build();
        var settings = ProviderReader.Read(configuration, Origin, development, faults) with
        {
            TrustAnchors = [Hierarchy.Root],
            IssuingCertificates = [Hierarchy.Issuing],
        };
        Assert.Empty(faults);
        Assert.Empty(settings.Validate());
        return settings;
    }

    private sealed class StubClock(ManualTime time) : IMovableClock
    {
        public bool TryMoveTo(DateTimeOffset now)
        {
            var forward = now >= time.Now;
            time.Now = forward ? now : time.Now;
            return forward;
        }
    }
}
