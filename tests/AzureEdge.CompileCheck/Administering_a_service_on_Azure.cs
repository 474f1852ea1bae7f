using System.Security.Cryptography;
using Azure;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Demo;
using DigiRenew.Hosts.Admin;
using DigiRenew.Journey;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using DigiRenew.Tests.AzureEdge.Adapters;
using DigiRenew.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>What an administrator does from a workstation: the blobs are Azurite's, the vault's key is in this process.</summary>
public sealed class Administering_a_service_on_Azure : IDisposable
{
    private const string DataKey = "https://vault.example/keys/data";

    private static readonly Lazy<Task<Azurite>> Server = new(Azurite.StartAsync);

    private readonly RenewalDesk _desk = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-admin-");
    private readonly string _prefix = $"t{Guid.NewGuid():N}-";
    private readonly Dictionary<string, RSA> _versions = new(StringComparer.Ordinal) { ["v1"] = RSA.Create(2048) };

    private string _newest = "v1";
    private (Uri Storage, Uri Vault)? _opened;
    private IHolderRegister? _register;

    [Fact]
    public async Task imports_the_holder_register()
    {
        var holder = _desk.Pki.Holder;
        var (exit, said) = await ImportAsync();
        Assert.True(exit == 0, said);
        Assert.Equal("a1b2c3d4e5f60718", (await (await OpenAsync()).Register.FindAsync(_desk.Pki.Issuing.Sha256, holder.Serial, CancellationToken.None))!.DeviceSerial);
        Assert.Equal((new Uri("https://drdata.blob.example/"), new Uri("https://vault.example/")), _opened);
    }

    [Fact]
    public async Task reports_what_is_kept_about_a_holder_the_form_included_which_the_vault_opens()
    {
        await DraftAsync();
        var (exit, said) = await RunAsync("holder", "report", "--serial", _desk.Pki.Holder.Serial);
        Assert.True(exit == 0, said);
        Assert.Contains("Strada Exemplului 1, ap. 2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task wraps_the_keys_of_orders_anew_after_the_vault_has_a_new_one()
    {
        var id = await DraftAsync();
        _versions["v2"] = RSA.Create(2048);
        _newest = "v2";
        var (exit, said) = await RunAsync("keys", "rewrap", "--json");
        Assert.True(exit == 0, said);
        Assert.DoesNotContain("""{"rewrapped":0}""", said, StringComparison.Ordinal);
        _versions.Remove("v1");
        Assert.NotNull(await (await OpenAsync()).PrivateDocuments.FindAsync(id, "form", CancellationToken.None));
    }

    [Fact]
    public async Task writes_the_trail_for_an_auditor_who_names_the_seals()
    {
        var id = await DraftAsync();
        var seal = Path.Combine(_folder.FullName, "seal.cer");
        await File.WriteAllBytesAsync(seal, _desk.Context.Ports.Seal.Certificate.Der.ToArray());
        Assert.Equal(64, (await RunAsync("audit", "export", Path.Combine(_folder.FullName, "without"))).Exit);
        var (exit, said) = await RunAsync("audit", "export", Path.Combine(_folder.FullName, "trail"), "--seal", seal);
        Assert.True(exit == 0, said);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "trail", "audit", $"{id}.jsonl")));
    }

    [Theory]
    [InlineData("Entra", "operator", "list")]
    [InlineData("--data DIR", "keys", "rotate", "notice-link")]
    [InlineData("verify makes checkpoints by itself", "checkpoint")]
    public async Task says_what_belongs_to_one_machine_alone(string said, params string[] command)
    {
        var (exit, output) = await RunAsync(command);
        Assert.Equal(64, exit);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_that_the_blob_service_refuses_and_not_that_the_trail_is_broken()
    {
        var register = Substitute.For<IHolderRegister>();
        register.FindAsync(default, default!, default).ThrowsAsyncForAnyArgs(new RequestFailedException(403, "This identity may not.\nHeaders:\nx-ms-version: 1"));
        _register = register;
        var (exit, said) = await ImportAsync();
        Assert.Equal(74, exit);
        Assert.Equal("The blob service did not do it: This identity may not.", said.Trim());
    }

    [Theory]
    [InlineData("-c Full", "--storage", "https://drdata.blob.example/", "--service-vault", "https://vault.example/")]
    [InlineData("--storage URL", "--json")]
    public async Task says_what_is_missing(string said, params string[] options)
    {
        using var error = new StringWriter();
        Assert.Equal(64, await AdminCommands.RunAsync(["keys", "rewrap", .. options], TextWriter.Null, error, CancellationToken.None));
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://vault.example/")]
    [InlineData("vault")]
    public async Task refuses_a_vault_that_is_no_https_address(string vault)
    {
        using var error = new StringWriter();
        var exit = await AdminCommands.RunAsync(
            ["keys", "rewrap", "--storage", "https://drdata.blob.example/", "--service-vault", vault], TextWriter.Null, error, Reach(), CancellationToken.None);
        Assert.Equal(64, exit);
        Assert.Contains("--service-vault is an https address", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _desk.Dispose();
        _folder.Delete(recursive: true);
        foreach (var version in _versions.Values)
        {
            version.Dispose();
        }
    }

    private Task<(int Exit, string Said)> ImportAsync() => RunAsync("register", "import", Keep("register.csv", $"""
        issuerSha256,serial,publicKeySha256,identificationMethod,identifiedOn,contact,contactBounced,deviceSerial,subscriber,standingAuthorisation,status,changedOn
        {_desk.Pki.Issuing.Sha256.Hex},{_desk.Pki.Holder.Serial},{_desk.Pki.Holder.PublicKey.Hex},presence,2024-11-23,holder@holder.example,false,a1b2c3d4e5f60718,,false,valid,
        """));

    private async Task<(int Exit, string Said)> RunAsync(params string[] command)
    {
        using var said = new StringWriter();
        var exit = await AdminCommands.RunAsync(
            [.. command, "--storage", "https://drdata.blob.example/", "--service-vault", "https://vault.example/"], said, said, Reach(), CancellationToken.None);
        return (exit, said.ToString());
    }

    private AdminReach Reach() => new(null, null, async (storage, vault, _) =>
    {
        _opened = (storage, vault);
        var opened = await OpenAsync();
        return _register is null ? opened : opened with { Register = _register };
    });

    private async Task<StoragePorts> OpenAsync()
    {
        var wrap = new KeyVaultKeyWrap(new(DataKey), address =>
        {
            var version = address.AbsoluteUri == DataKey ? _newest : address.AbsoluteUri[(DataKey.Length + 1)..];
            return new VaultKey(_versions[version], $"{DataKey}/{version}");
        });
        var settings = new BlobSettings((await Server.Value).ConnectionString, null, _prefix);
        return (await BlobStores.OpenAsync(settings, TimeProvider.System, wrap, CancellationToken.None)).Storage;
    }

    /// <summary>A draft whose records are in the audit store too.</summary>
    private async Task<RenewalId> DraftAsync()
    {
        var storage = await OpenAsync();
        var ports = _desk.Context.Ports with
        {
            Renewals = storage.Renewals,
            PrivateDocuments = storage.PrivateDocuments,
            Evidence = storage.Evidence,
            AuditStore = storage.AuditStore,
            ReviewQueue = storage.ReviewQueue,
        };
        var application = new JourneyApplication(new JourneyContext(ports, _desk.Context.Settings, _desk.Time, NullLoggerFactory.Instance));
        var draft = await application.DraftOrder.RunAsync(_desk.Session, _desk.Form(), CancellationToken.None);
        var id = new RenewalId(Assert.IsType<Outcome<DigiRenew.Contracts.Wire.DraftView>.Done>(draft).Value.Id);
        await application.Effects.AdvanceAsync(id, CancellationToken.None);
        return id;
    }

    private string Keep(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content + "\n");
        return path;
    }
}
