using System.Net.Http.Headers;
using DigiRenew.Contracts;
using DigiRenew.Http;
using DigiRenew.Http.OpenApi;
using DigiRenew.Journey.Reminders;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

/// <summary>The table of docs/roles.md, asked of a real service with a real order: who is let pass, and who is not.</summary>
public sealed class Every_route_and_every_kind_of_caller : IAsyncLifetime, IDisposable
{
    private static readonly HashSet<string> Refusals = ["unauthorised", "proof-invalid", "forbidden", "not-found"];

    private readonly RenewalDesk _desk = new();
    private readonly TestSessionKey _key = new();
    private readonly SoftwareKey _otherKey = SoftwareKey.Generate(KeyAlgorithm.P256);
    private CertificateFacts _other = null!;
    private TestService _service = null!;
    private RenewalId _order;
    private RenewalId _statement;

    public async Task InitializeAsync()
    {
        _service = await TestService.StartAsync(withRepository: true, desk: _desk);
        _other = _desk.Pki.Issue(
            new DemoHolder { GivenName = "Altul" }.Subject(), _otherKey.SubjectPublicKeyInfo, "6A00000000000077", _desk.Pki.Holder.NotBefore, _desk.Pki.Holder.NotAfter);
        _order = await _desk.OrderAsync();
        foreach (var kind in Kinds.Required)
        {
            var (file, signature) = kind.Paper() is { } paper
                ? (await _desk.SignedPaperAsync((await _desk.PaperAsync(_order, paper)).Content), null)
                : (Files.Png(), await _desk.SignatureOfAsync(Files.Png()));
            RenewalDesk.Done(await _desk.SendAsync(_order, kind, file, signature));
        }

        await _desk.Application.Effects.AdvanceAsync(_order, CancellationToken.None);
        Assert.IsType<RenewalState.UnderReview>(await _desk.StateAsync(_order));
        _statement = new(RenewalDesk.Done(await _desk.Application.ReceiveStatement.RunAsync(
            new("finance-1", ["finance"]), new BankStatementFile().Credit(1m, "x").Write(), CancellationToken.None)).Id);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose()
    {
        _key.Dispose();
        _otherKey.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task agree_with_the_table()
    {
        var wrong = new List<string>();
        foreach (var route in RouteTable.Everywhere)
        {
            foreach (var kind in Enum.GetValues<CallerKind>())
            {
                using var request = Request(route, kind);
                using var answer = await _service.Client.SendAsync(request);
                var passed = answer.Content.Headers.ContentType?.MediaType != "application/problem+json"
                    || !Refusals.Contains((await TestService.ProblemOf(answer)).Code);
                if (passed != RoleTable.MayCall(route, kind))
                {
                    wrong.Add($"{route.Name} answered {kind} with {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void know_every_role_that_a_row_names() => Assert.All(
        RouteTable.Everywhere.Select(route => route.Caller).OfType<Caller.Operator>().SelectMany(caller => caller.Roles),
        role => Assert.Contains($"key-of-{role}", _service.Keys.Keys));

    private HttpRequestMessage Request(Route route, CallerKind kind)
    {
        var (method, path) = (new HttpMethod(route.Method), PathOf(route));
        var request = kind switch
        {
            CallerKind.Nobody => new HttpRequestMessage(method, path),
            _ when route.Caller is Caller.SessionKey && kind < CallerKind.Officer => Proving(method, path),
            CallerKind.SessionKey => Proving(method, path),
            CallerKind.HolderOfTheOrder => _service.AsHolder(method, path, _key),
            CallerKind.HolderOfAnother => _service.AsHolder(method, path, _key, token: _service.TokenFor(_key, certificate: _other)),
            CallerKind.NewKey => _service.AsHolder(method, path, _key, only: _order),
            CallerKind.ImportMachine => TestService.AsOperator(method, path, "import"),
            _ => TestService.AsOperator(method, path, kind.ToString().ToLowerInvariant()),
        };
        request.Content = route.Description.Request switch
        {
            Payload.Json => TestService.Json("{}"),
            Payload.Octets { MediaType: var type } => new ByteArrayContent([0x30, 0]) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
            Payload.Multipart => new MultipartFormDataContent { { new ByteArrayContent(Files.Png()), "file", "copy.png" } },
            _ => null,
        };
        return request;
    }

    private HttpRequestMessage Proving(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("DPoP", _key.Proof(method.Method, TestService.Origin + path, _service.Time.Now));
        return request;
    }

    private string PathOf(Route route) => new (string Placeholder, string Value)[]
    {
        ("{id}", (route.Template == Routes.ReviewStatement ? _statement : _order).ToString()),
        ("{kind}", "contract"),
        ("{name}", "proforma"),
        ("{version}", "1"),
        ("{language}", "ro"),
        ("{file}", "root.cer"),
        ("{asset}", "app.js"),
        ("{token}", NoticeLink.Write(_service.Ports.Secrets, _order)),
    }.Aggregate(route.Pattern, (path, filled) => path.Replace(filled.Placeholder, filled.Value, StringComparison.Ordinal));
}
