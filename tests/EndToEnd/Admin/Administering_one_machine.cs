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
using DigiRenew.Tests.Builders;
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

    [Theory]
    [InlineData("{ \"Provider\": { \"TaxId\": \"1\", \"Nam\": \"x\", \"Retention\": { \"RecordYears\": 3 } }, \"Service\": { \"RateFactor\": 0, \"TrustAnchors\": [ \"/nowhere.cer\" ] } }", 78, "TaxId", "Nam is not a setting", "RateFactor", "RecordYears", "/nowhere.cer")]
    [InlineData("{ \"Provider\": { \"Origin\": \"https://renew.example\" } }", 78, "Provider:Name is missing", "Provider:Iban is missing", "Provider:Devices", "Provider:Offers")]
    [InlineData("{}", 78, "Provider:Origin is missing")]
    [InlineData("{ \"Provider\": { \"Origin\": \"https://renew.example\", \"VatPercent\": -50, \"Offers\": [ { \"ValidityYears\": 1, \"Net\": 100 } ], \"CodesPerDay\": 0 }, \"Service\": { \"Smtp\": { \"Host\": \"mail.example\", \"Security\": \"None\" } } }", 78, "VatPercent", "CodesPerDay", "Smtp:Security")]
    public async Task says_everything_that_is_wrong_with_settings_at_once(string settings, int exit, params string[] said)
    {
        var file = Path.Combine(_folder.FullName, "settings.json");
        await File.WriteAllTextAsync(file, settings);
        Assert.Equal(exit, await RunAsync("config", "check", "--settings", file));
        Assert.All(said, words => Assert.Contains(words, _said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task says_that_a_provider_s_settings_are_in_order()
    {
        var file = Path.Combine(_folder.FullName, "settings.json");
        await File.WriteAllTextAsync(file, AProvider.Settings("https://renew.example").ToJsonString());
        Assert.Equal(0, await RunAsync("config", "check", "--settings", file));
        Assert.Contains("in order", _said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task makes_no_store_in_a_folder_that_is_none_of_a_service()
    {
        var other = _folder.CreateSubdirectory("other");
        Assert.Equal(66, await RunAsync("operator", "list", "--data", other.FullName));
        Assert.Contains("no data folder of a service", _said, StringComparison.Ordinal);
        Assert.Empty(other.GetFileSystemInfos());
    }

    [Fact]
    public async Task says_that_a_database_is_damaged()
    {
        var damaged = _folder.CreateSubdirectory("damaged").FullName;
        await File.WriteAllTextAsync(Path.Combine(damaged, "digirenew.db"), "This was a database once." + new string('.', 5000));
        Assert.Equal(65, await RunAsync("operator", "list", "--data", damaged));
        Assert.Contains("restore the last backup", _said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task puts_a_backup_into_one_file_for_its_owner_alone()
    {
        var archive = Path.Combine(_folder.FullName, "backup.tar");
        Assert.Equal(0, await RunAsync("backup", "--data", Data, "--to", archive, "--without-keys"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(archive) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(0, await RunAsync("restore", "--from", archive, "--data", Path.Combine(_folder.FullName, "again"), "--keys", Path.Combine(Data, "keys")));
        Assert.Equal(["again", "backup.tar", "data"], _folder.GetFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task backs_up_restores_and_proves()
    {
        var (place, again) = (Path.Combine(_folder.FullName, "backup"), Path.Combine(_folder.FullName, "again"));
        await RunAsync("checkpoint", "--data", Data);
        Assert.Equal(64, await RunAsync("backup", "--data", Data, "--to", place));
        Assert.Equal(0, await RunAsync("backup", "--data", Data, "--to", place, "--without-keys"));
        Assert.False(Directory.Exists(Path.Combine(place, "keys")));
        Assert.Equal(74, await RunAsync("restore", "--from", place, "--data", Data));
        Assert.Equal(0, await RunAsync("restore", "--from", place, "--data", again, "--keys", Path.Combine(Data, "keys")));
        Assert.Contains("whole: 1 orders, 1 records", _said, StringComparison.Ordinal);

        var certificate = Directory.GetFiles(Path.Combine(place, "pki"), "seal.cer").Single();
        await File.WriteAllBytesAsync(certificate, [.. (await File.ReadAllBytesAsync(certificate)), 0]);
        Assert.Equal(65, await RunAsync("restore", "--from", place, "--data", Path.Combine(_folder.FullName, "altered"), "--keys", Path.Combine(Data, "keys")));
        Assert.Contains("was altered", _said, StringComparison.Ordinal);
        File.Delete(Path.Combine(place, "backup.json"));
        Assert.Equal(65, await RunAsync("restore", "--from", place, "--data", Path.Combine(_folder.FullName, "cut"), "--keys", Path.Combine(Data, "keys")));
    }

    [Fact]
    public async Task changes_keys_one_after_another()
    {
        foreach (var key in new[] { "session-token", "nonce", "code-pepper", "notice-link", "master" })
        {
            Assert.Equal(0, await RunAsync("keys", "rotate", key, "--data", Data));
            Assert.Equal(2, File.ReadAllLines(Path.Combine(Data, "keys", key + ".key")).Length);
        }

        Assert.Equal(0, await RunAsync("keys", "rotate", "notice-link", "--data", Data));
        Assert.Equal(3, File.ReadAllLines(Path.Combine(Data, "keys", "notice-link.key")).Length);
        Assert.Equal(0, await RunAsync("keys", "rotate", "nonce", "--data", Data));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(Data, "keys", "nonce.key")).Length);
        Assert.Equal(64, await RunAsync("keys", "rotate", "form-salt", "--data", Data));
        Assert.Equal(0, await RunAsync("keys", "rewrap", "--data", Data));
        Assert.Equal(0, await RunAsync("checkpoint", "--data", Data));
        Assert.Equal(0, await RunAsync("keys", "rotate", "seal", "--data", Data, "--key", "p-256"));
        Assert.Contains("seal-2 stands", _said, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("keys", "rotate", "issuing", "--data", Data, "--key", "p-384"));
        Assert.Equal(0, await RunAsync("audit", "export", Export, "--data", Data));
        Assert.Equal(0, await RunAsync("audit", "verify", Export));

        var request = Path.Combine(_folder.FullName, "seal.p10");
        Assert.Equal(0, await RunAsync("keys", "request", "seal", "--data", Data, "--key", "p-256", "--out", request));
        Assert.Contains("CERTIFICATE REQUEST", await File.ReadAllTextAsync(request), StringComparison.Ordinal);
        Assert.Equal(65, await RunAsync("keys", "rotate", "seal", "--data", Data, "--certificate", Path.Combine(Data, "pki", "seal-2.cer")));
        Assert.Contains("another key", _said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task reports_and_erases_what_is_kept_about_a_holder()
    {
        Assert.Equal(0, await RunAsync("holder", "report", "--data", Data, "--serial", "5a01", "--json"));
        Assert.Equal(Id.ToString(), JsonDocument.Parse(_said).RootElement.GetProperty("orders")[0].GetProperty("order").GetString());
        Assert.Equal(0, await RunAsync("holder", "report", "--data", Data, "--serial", "5A02"));
        Assert.Contains("Nothing is kept", _said, StringComparison.Ordinal);
        Assert.Equal(64, await RunAsync("holder", "report", "--data", Data));
        Assert.Equal(0, await RunAsync("holder", "erase", "--data", Data, "--serial", "5A01", "--dry-run"));
        Assert.Contains("must be kept until the order’s end", _said, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("retention", "run", "--data", Data, "--dry-run"));
        Assert.Contains("Nothing is over its time", _said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task lists_dead_letters_and_has_them_tried_again()
    {
        using (var stores = LocalStores.Open(Data, TimeProvider.System))
        {
            var pending = (await stores.Renewals.FindAsync(Id, default))!.Pending[0];
            await stores.Renewals.ParkAsync(Id, pending.Id, DateTimeOffset.UnixEpoch, 48, "IOException", default);
        }

        Assert.Equal(0, await RunAsync("dead-letters", "list", "--data", Data));
        Assert.Contains("after 48 attempts: IOException", _said, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("dead-letters", "replay", "--data", Data));
        Assert.Contains("1 will be tried again", _said, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("dead-letters", "list", "--data", Data));
        Assert.Contains("There are none", _said, StringComparison.Ordinal);
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

    [Fact]
    public async Task hands_mail_that_came_back_to_the_service_and_nothing_else()
    {
        var file = Path.Combine(_folder.FullName, "back.eml");
        await File.WriteAllBytesAsync(file, new DeliveryReportFile($"{Id}.1.0@renew.example").Write());
        Assert.Equal(0, await RunAsync("mail", "bounce", file, "--data", Data, "--json"));
        Assert.True(JsonDocument.Parse(_said).RootElement.GetProperty("failed").GetBoolean());
        var dropped = Assert.Single(Directory.GetFiles(Path.Combine(Data, "bounces")));
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(dropped));

        await File.WriteAllBytesAsync(file, new DeliveryReportFile($"{Id}.1.0@renew.example", "delayed").Write());
        Assert.Equal(0, await RunAsync("mail", "bounce", file, "--data", Data));
        await File.WriteAllTextAsync(file, "Subject: hello\r\n\r\nno report");
        Assert.Equal(65, await RunAsync("mail", "bounce", file, "--data", Data));
        Assert.Equal(66, await RunAsync("mail", "bounce", Path.Combine(_folder.FullName, "none.eml"), "--data", Data));
        Assert.Single(Directory.GetFiles(Path.Combine(Data, "bounces")));
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
        using var errors = new StringWriter();
        var exit = await AdminCommands.RunAsync(arguments, output, errors, default);
        _said = output.ToString() + errors;
        return exit;
    }
}
