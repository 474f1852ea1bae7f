using System.Collections.Immutable;
using System.CommandLine;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Hosts.Settings;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Admin;

/// <summary>What a service keeps: in its data directory on this machine, or on Azure. It may be running.</summary>
/// <param name="open">Opens the stores of a service on Azure; null in a build that reaches none.</param>
internal sealed class DataFolder(Func<Uri, Uri, CancellationToken, Task<StoragePorts>>? open)
{
    public Option<DirectoryInfo> Option { get; } = new("--data") { Description = "The service's data directory.", HelpName = "DIR" };

    public Option<FileInfo> Settings { get; } = new("--settings")
    {
        Description = "The service's settings file, where it has one: it says where the service keeps renewals and register.",
        HelpName = "FILE",
    };

    /// <summary>Instead of a data directory: of a service on Azure.</summary>
    public Option<string> Storage { get; } = new("--storage") { Description = "Of a service on Azure, instead of --data: https address of its blob service.", HelpName = "URL", Recursive = true };

    public Option<string> ServiceVault { get; } = new("--service-vault")
    {
        Description = "With --storage: https address of the vault whose key “data” wraps the keys of orders.",
        HelpName = "URL",
        Recursive = true,
    };

    public Option<FileInfo[]> Seals { get; } = new("--seal")
    {
        Description = "With --storage: certificate of a seal, PEM or DER; once for each that was ever in force.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Opens what the service keeps, in its data directory, in blobs, or on Azure.</summary>
    public async Task<AdminStores> OpenStoresAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (IsOnAzure(parsed))
        {
            return new(await Reached()(AddressOf(parsed, Storage), AddressOf(parsed, ServiceVault), cancellationToken).ConfigureAwait(false));
        }

        var folder = PathOf(parsed);
        if (parsed.GetValue(Settings) is not { } file || SettingsFile.ReadStorage(file.FullName) is not { } settings)
        {
            return new(LocalStores.Open(folder, TimeProvider.System));
        }

        var wrap = new MasterKeyWrap(new(Path.Combine(folder, "keys")));
        var blobs = await BlobStores.OpenAsync(settings, TimeProvider.System, wrap, cancellationToken).ConfigureAwait(false);
        return new(LocalStores.Open(folder, TimeProvider.System, blobs.Storage));
    }

    /// <summary>The provider's settings as the service reads them: the usual ones where there is no file.</summary>
    public ProviderSettings ReadProvider(ParseResult parsed)
    {
        // Of the settings that a start under --development does without, none matters to the commands that ask here.
        var faults = new List<string>();
        var (_, provider, _) = SettingsFile.Read(parsed.GetValue(Settings)?.FullName, [new Uri("http://127.0.0.1:1")], development: true, faults);
        SettingsException.ThrowIfAny(faults);
        return provider;
    }

    /// <summary>What erasing works on.</summary>
    public RetentionSources OpenRetention(ParseResult parsed, AdminStores stores) => new(
        stores.Storage,
        new RenewalLedger(stores.Renewals, new IdleWakeUp(), TimeProvider.System),
        ReadProvider(parsed).Retention,
        IsOnAzure(parsed) ? new NoMailHere() : new OutboxMailTransport(Path.Combine(PathOf(parsed), "mail")),
        TimeProvider.System);

    /// <exception cref="AdminException">The service is on Azure: nobody seals from elsewhere.</exception>
    public FileSealKey OpenSeal(ParseResult parsed) => IsOnAzure(parsed)
        ? throw new AdminException(AdminExit.Usage, "The seal of a service on Azure never leaves it: verify makes checkpoints by itself, and the review page exports evidence.")
        : FileSealKey.Open(PathOf(parsed));

    /// <summary>The certificates of all seals.</summary>
    public ImmutableArray<CertificateFacts> ReadSealCertificates(ParseResult parsed) => IsOnAzure(parsed)
        ? parsed.GetValue(Seals) is { Length: > 0 } files
            ? [.. files.Select(CertificateFile.Read)]
            : throw new AdminException(AdminExit.Usage, "With --storage, name the seals' certificates by --seal FILE.")
        : [.. FileSealKey.Certificates(PathOf(parsed))];

    /// <summary>Issuing certificates and anchors of the folder.</summary>
    public ImmutableArray<CertificateFacts> ReadAuthorities(ParseResult parsed)
    {
        var folder = Path.Combine(PathOf(parsed), "pki");
        return [.. Directory.EnumerateFiles(folder, "issuing*.cer").Append(Path.Combine(folder, "root.cer")).Where(File.Exists)
            .Select(path => CertificateFacts.Read(File.ReadAllBytes(path)))];
    }

    /// <summary>The roots that the service trusts.</summary>
    public ImmutableArray<CertificateFacts> ReadAnchors(ParseResult parsed)
    {
        var faults = new List<string>();
        var (service, _, _) = SettingsFile.Read(parsed.GetValue(Settings)?.FullName, [new Uri("http://127.0.0.1:1")], development: true, faults);
        SettingsException.ThrowIfAny(faults);
        IEnumerable<string> files = service.TrustAnchors.IsEmpty ? [Path.Combine(PathOf(parsed), "pki", "root.cer")] : service.TrustAnchors;
        return [.. files.Select(file => CertificateFacts.Read(File.ReadAllBytes(file)))];
    }

    /// <summary>The folder of a service that has run, or that was made ready for its first start with its certificates: a slip must not make a new one.</summary>
    /// <exception cref="AdminException">There is no such folder, or it is another.</exception>
    public string PathOf(ParseResult parsed)
    {
        var folder = parsed.GetValue(Option) ?? throw new AdminException(AdminExit.Usage, IsOnAzure(parsed)
            ? "This command works on the data directory of one machine: --data DIR."
            : "Name the service's data directory by --data DIR, or a service on Azure by --storage URL and --service-vault URL.");
        return !folder.Exists ? throw new AdminException(AdminExit.NoInput, $"{folder.FullName} is not there.")
            : File.Exists(Path.Combine(folder.FullName, "digirenew.db")) || Directory.Exists(Path.Combine(folder.FullName, "pki")) ? folder.FullName
            : throw new AdminException(AdminExit.NoInput, $"{folder.FullName} is no data folder of a service: neither digirenew.db nor pki/ is in it.");
    }

    private bool IsOnAzure(ParseResult parsed) => parsed.GetValue(Storage) is not null;

    private Func<Uri, Uri, CancellationToken, Task<StoragePorts>> Reached() => open
        ?? throw new AdminException(AdminExit.Usage, "This build reaches no vault. Build with the whole NuGet gallery: dotnet build DigiRenew.sln -c Full, and use digirenew-admin-azure.");

    private static Uri AddressOf(ParseResult parsed, Option<string> option) =>
        Uri.TryCreate(parsed.GetValue(option), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new AdminException(AdminExit.Usage, $"{option.Name} is an https address.");
}
