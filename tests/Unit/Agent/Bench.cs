using DigiRenew.Agent;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.State;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Unit.Agent;

/// <summary>An agent beside a fake service and a fake token, with a folder of its own.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-agent-");
    private readonly ITokenModules _modules;

    /// <summary>Beside a token in memory.</summary>
    public Bench()
        : this(DemoHierarchy.Build(), null)
    {
        Token.Add(Provider.HolderKey, [1], "Cheie");
        Token.Certificates.Add(new(Provider.Holder.Der, new byte[] { 1 }, "Certificat", true));
    }

    /// <summary>Beside other tokens.</summary>
    public Bench(DemoHierarchy provider, ITokenModules? modules)
    {
        Provider = provider;
        Service = new(Provider);
        _modules = modules ?? Token;
        Home = new(Path.Combine(_folder.FullName, "home"));
    }

    public DemoHierarchy Provider { get; }

    public FakeService Service { get; }

    public FakeToken Token { get; } = new();

    public FakeDialogue Dialogue { get; } = new();

    public FakePinEntry PinEntry { get; set; } = new(FakeToken.Pin);

    public AgentHome Home { get; }

    public AgentSettings Settings { get; set; } = new() { Pace = TimeSpan.FromMilliseconds(1), VerdictPatience = TimeSpan.FromSeconds(5) };

    /// <summary>What the computer's clock shows.</summary>
    public DateTimeOffset Now { get; set; } = DemoHierarchy.UsualMoment;

    /// <summary>The computer's time in the latest run.</summary>
    public QuickTime Time { get; private set; } = new(DemoHierarchy.UsualMoment);

    public static OrderForm Form { get; } = new(
        "ro",
        new(2026, 12, 1),
        1,
        new(true, true, true, true),
        "+40700000000",
        new("Str. Exemplu 1", "București", "București", "010101", "RO"),
        new("RX", "123456", new(2030, 1, 1)),
        new("person"));

    /// <summary>A new run of the program.</summary>
    public AgentContext Run()
    {
        PinEntry = PinEntry.Asked > 0 ? new(FakeToken.Pin) : PinEntry;
        return Run(Dialogue, Service.At);
    }

    /// <summary>A new run of the program with another person, at an address.</summary>
    public AgentContext Run(IDialogue dialogue, string address)
    {
        var client = new ServiceClient(
            ServiceAddress.Read(address), new Unowned(Service), dialogue.Language, new AgentClock(Time = new(Now)));
        return new(client, _modules, dialogue, PinEntry, Home, Settings);
    }

    /// <summary>An order that waits for its papers.</summary>
    public async Task OrderAsync()
    {
        using var context = Run();
        await new PlaceOrder(context).RunAsync(new(Form, TermsAccepted: true), CancellationToken.None);
    }

    /// <summary>An order whose certificate is issued.</summary>
    public async Task IssueAsync()
    {
        await OrderAsync();
        var key = Token.Keys.Single(key => Sha256Digest.Of(key.SubjectPublicKeyInfo!.Value.Span).Hex == Service.Order!.NewKeySha256);
        Service.Issue(key.SubjectPublicKeyInfo!.Value);
    }

    public string File(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_folder.CreateSubdirectory("files").FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        Provider.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Passes requests on to a service that outlives the run; nobody answers at another address.</summary>
    private sealed class Unowned(FakeService service) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.GetLeftPart(UriPartial.Authority) == service.At
                ? service.ReceiveAsync(request, cancellationToken)
                : throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host");
    }
}
