using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Adapters.Local;
using DigiRenew.Contracts;
using DigiRenew.Hosts.Admin;
using DigiRenew.Journey;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.EndToEnd.Admin;

public sealed class Administering_one_machine : IAsyncLifetime
{
    private static readonly RenewalId Id = new(new Guid("5b8f1c52-7a30-4a6e-9d1f-2f6a3c1d9e04"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-admin-");
    private string _said = string.Empty;

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Export => Path.Combine(_folder.FullName, "export");

    public async Task InitializeAsync()
    {
        using var ports = await LocalPorts.OpenAsync(
            new(Data, "http://127.0.0.1:1", TimeProvider.System) { Development = true, DemoKeys = KeyAlgorithm.P256 }, NullLoggerFactory.Instance, default);
        var rule = new RuleCitation("standard", "1", new(2026, 1, 1), ImmutableSortedDictionary<string, string>.Empty);
        var drafted = new RenewalEvent.OrderDrafted(
            Id,
            new(Sha256Digest.Zero, "5A01", Sha256Digest.Zero, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(60)),
            Sha256Digest.Zero,
            new(2026, 11, 24),
            1,
            new("eToken 5110", "0298A1B2", "15.0"),
            new(100m, 0.21m, 21m, 121m, "RON"),
            Sha256Digest.Zero,
            Sha256Digest.Zero,
            "1.0",
            Sha256Digest.Zero,
            Language.Ro,
            Sha256Digest.Zero,
            DateTimeOffset.UnixEpoch,
            rule);
        var ledger = new RenewalLedger(ports.Ports, TimeProvider.System);
        var outcome = await ledger.ExecuteAsync(
            Id, Actor.Service, "test", _ => new RenewalCommand.DraftOrder(drafted, new RuleVerdict.Yes(drafted.IssueDate, drafted.IssueDate, rule)), default);
        foreach (var record in Assert.IsType<Outcome<LedgerEntry>.Done>(outcome).Value.Records)
        {
            await ports.Stores.AuditStore.AppendAsync(Id, record, default);
        }
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task proves_the_trail_offline_and_names_what_was_changed()
    {
        Assert.Equal(0, await RunAsync("checkpoint", "--data", Data));
        Assert.Equal(0, await RunAsync("audit", "export", Export, "--data", Data));
        Assert.Equal(0, await RunAsync("audit", "verify", Export));
        Assert.Contains("1 orders, 1 records, 1 checkpoints", _said, StringComparison.Ordinal);
        var file = Path.Combine(Export, "audit", $"{Id}.jsonl");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("eToken 5110", "eToken 5111", StringComparison.Ordinal));
        Assert.Equal(1, await RunAsync("audit", "verify", Export, "--json"));
        var broken = JsonDocument.Parse(_said).RootElement.GetProperty("broken");
        Assert.Equal((Id.ToString(), 1, "changed"), (broken.GetProperty("order").GetString(), broken.GetProperty("sequence").GetInt32(), broken.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task verifies_with_the_auditors_own_anchor()
    {
        await RunAsync("checkpoint", "--data", Data);
        await RunAsync("audit", "export", Export, "--data", Data);
        var own = Path.Combine(_folder.FullName, "own.pem");
        File.Copy(Path.Combine(Export, "seal-anchor.pem"), own);
        Assert.Equal(0, await RunAsync("audit", "verify", Export, "--anchor", own));
        await File.WriteAllTextAsync(own, "nothing");
        Assert.Equal(65, await RunAsync("audit", "verify", Export, "--anchor", own));
    }

    [Fact]
    public async Task adds_lists_and_removes_operators()
    {
        Assert.Equal(0, await RunAsync("operator", "add", "--data", Data, "--id", "officer-1", "--role", "officer", "--json"));
        Assert.NotEmpty(JsonDocument.Parse(_said).RootElement.GetProperty("apiKey").GetString()!);
        Assert.Equal(65, await RunAsync("operator", "add", "--data", Data, "--id", "officer-1", "--role", "finance"));
        Assert.Equal(65, await RunAsync("operator", "add", "--data", Data, "--id", "Ana Exemplu", "--role", "finance"));
        Assert.Equal(0, await RunAsync("operator", "list", "--data", Data));
        Assert.Equal("officer-1: officer", _said.Trim());
        Assert.Equal(0, await RunAsync("operator", "remove", "--data", Data, "--id", "officer-1"));
        Assert.Equal(65, await RunAsync("operator", "remove", "--data", Data, "--id", "officer-1"));
    }

    [Theory]
    [InlineData(64, "operator", "add")]
    [InlineData(64, "promote")]
    [InlineData(66, "operator", "list", "--data", "no-such-folder")]
    [InlineData(66, "register", "import", "no-such-file.csv", "--data", ".")]
    [InlineData(65, "audit", "verify", "no-such-folder")]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    public async Task ends_with_the_exit_code_that_help_lists(int exit, params string[] arguments) => Assert.Equal(exit, await RunAsync(arguments));

    private async Task<int> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var exit = await AdminCommands.RunAsync(arguments, output, TextWriter.Null, default);
        _said = output.ToString();
        return exit;
    }
}
