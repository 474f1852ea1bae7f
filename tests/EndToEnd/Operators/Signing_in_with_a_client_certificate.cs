using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DigiRenew.Contracts.Wire;
using DigiRenew.Demo;
using Xunit;

namespace DigiRenew.Tests.EndToEnd.Operators;

/// <summary>The real service over real TLS, outside development; certificates by openssl, operators by digirenew-admin.</summary>
public sealed class Signing_in_with_a_client_certificate : IAsyncLifetime, IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("digirenew-operators-").FullName;
    private readonly int _port = LocalPort.Free();
    private readonly OperatorCards _cards = new();
    private Process? _service;

    private string Origin => $"https://127.0.0.1:{_port}";

    public async Task InitializeAsync()
    {
        foreach (var name in new[] { "officer", "finance", "unregistered", "lost" })
        {
            _cards.Issue(name, "client", "authority");
        }

        _cards.Issue("expired", "client", "authority", until: "20210101000000Z");
        _cards.Issue("foreign", "client", "stranger");
        await StartAsync("--development"); // makes the demo's authority and keys
        await StopAsync();
        foreach (var (id, role) in new[] { ("officer", "officer"), ("finance", "finance"), ("lost", "officer"), ("expired", "officer"), ("foreign", "officer") })
        {
            var said = await AdminAsync("operator", "add", "--id", $"{id}-1", "--role", role, "--certificate", _cards.PathOf($"{id}.cer"));
            Assert.DoesNotContain("API key", said, StringComparison.Ordinal);
        }

        await AdminAsync("operator", "remove", "--id", "lost-1");
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_data, recursive: true);
    }

    public void Dispose()
    {
        _service?.Dispose();
        _cards.Dispose();
    }

    [Fact]
    public async Task lets_those_in_whose_certificate_is_registered_valid_and_of_our_authority()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("unregistered"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("expired"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("foreign"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("lost"));
        using var officer = Client("officer");
        var me = (await officer.GetFromJsonAsync("/api/review/me", WireJson.Default.OperatorView))!;
        Assert.Equal(("officer-1", "officer"), (me.Id, Assert.Single(me.Roles)));

        // Holders show no certificate, and need none.
        using var holder = Client(null);
        Assert.Equal(HttpStatusCode.OK, (await holder.GetAsync("/api/policy")).StatusCode);
        var page = await holder.GetStringAsync("/api/review");
        Assert.Contains("data-sign-in=\"certificate\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_made_up_for_by_a_header_that_only_another_platform_may_set()
    {
        const string Principal = """
            {"auth_typ":"aad","claims":[{"typ":"oid","val":"0e5a1c7e-9a35-4c57-8a42-6b1f2f3d4c5e"},{"typ":"roles","val":"officer"},{"typ":"amr","val":"mfa"}]}
            """;
        using var client = Client(null);
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(Principal)));
        using var answer = await client.GetAsync("/api/review/orders");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task changes_something_only_from_our_own_page()
    {
        using var finance = Client("finance");
        async Task<HttpStatusCode> PayAsync(string? header, string? origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/review/payments")
            {
                Content = JsonContent.Create(new PaymentRequest("PF-1", 1m, "RON", "x", new(2026, 1, 1)), WireJson.Default.PaymentRequest),
            };
            if (header is not null)
            {
                request.Headers.Add("X-DigiRenew-Review", header);
            }

            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }

            using var answer = await finance.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await PayAsync(null, null));
        Assert.Equal(HttpStatusCode.Forbidden, await PayAsync("1", null));
        Assert.Equal(HttpStatusCode.Forbidden, await PayAsync(null, Origin));
        Assert.Equal(HttpStatusCode.Forbidden, await PayAsync("1", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.NotFound, await PayAsync("1", Origin)); // let pass: there is no such proforma
    }

    [Fact]
    public async Task takes_the_place_of_api_keys_but_for_a_machine_that_imports()
    {
        var officer = KeyOf(await AdminAsync("operator", "add", "--id", "officer-2", "--role", "officer", "--json"));
        var import = KeyOf(await AdminAsync("operator", "add", "--id", "bank-1", "--role", "import", "--json"));
        using var client = Client(null);
        async Task<HttpStatusCode> AskAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/review/orders");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(officer));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(import)); // known, and this is not its route
    }

    [Fact]
    public async Task is_for_one_operator_a_certificate()
    {
        var (exit, _, said) = await Tool.TryAsync(
            Programs.Admin, ["operator", "add", "--data", _data, "--id", "officer-3", "--role", "officer", "--certificate", _cards.PathOf("officer.pem")]);
        Assert.NotEqual(0, exit);
        Assert.Contains("another operator has this certificate", said, StringComparison.Ordinal);
        (exit, _, said) = await Tool.TryAsync(
            Programs.Admin, ["operator", "add", "--data", _data, "--id", "bank-2", "--role", "import", "--role", "finance"]);
        Assert.NotEqual(0, exit);
        Assert.Contains("that role alone", said, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string? card)
    {
        using var client = Client(card);
        using var answer = await client.GetAsync("/api/review/orders");
        return answer.StatusCode;
    }

    private HttpClient Client(string? card)
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) =>
                shown!.RawData.SequenceEqual(File.ReadAllBytes(_cards.PathOf("tls.cer"))),
            ClientCertificateOptions = ClientCertificateOption.Manual,
        };
        if (card is not null)
        {
            handler.ClientCertificates.Add(_cards.Card(card));
        }

        return new(handler) { BaseAddress = new(Origin) };
    }

    private async Task<string> AdminAsync(string noun, string verb, params string[] rest) =>
        await Tool.RunAsync(Programs.Admin, [noun, verb, "--data", _data, .. rest]);

    private static string KeyOf(string json) => JsonDocument.Parse(json).RootElement.GetProperty("apiKey").GetString()!;

    private async Task StartAsync(params string[] more)
    {
        var settings = Path.Combine(_data, "settings.json");
        var provider = AProvider.Settings(Origin);
        provider["Service"] = JsonSerializer.SerializeToNode(new
        {
            Certificate = _cards.PathOf("tls.pem"),
            CertificateKey = _cards.PathOf("tls.key"),
            OperatorAnchors = new[] { _cards.PathOf("authority.cer") },
        });
        await File.WriteAllTextAsync(settings, provider.ToJsonString());
        var log = new StringBuilder();
        _service = new() { StartInfo = new(Programs.Service, ["--data", _data, "--urls", Origin, "--settings", settings, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _service.ErrorDataReceived += (_, line) => log.AppendLine(line.Data);
        _service.Start();
        _service.BeginErrorReadLine();
        var said = await _service.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(said?.StartsWith("digirenew-service listening", StringComparison.Ordinal), log.ToString());
    }

    private async Task StopAsync()
    {
        if (_service is { HasExited: false })
        {
            using var terminate = Process.Start("kill", ["-TERM", _service.Id.ToString(CultureInfo.InvariantCulture)]);
            await _service.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }

        _service?.Dispose();
        _service = null;
    }
}
