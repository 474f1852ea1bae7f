using System.Collections.Immutable;
using System.CommandLine;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Hosts.Local;
using DigiRenew.Hosts.Local.Configuration;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Admin;

/// <summary>The data directory of a service on this machine, which may be running.</summary>
internal sealed class DataFolder
{
    public Option<DirectoryInfo> Option { get; } = new("--data") { Description = "The service's data directory.", HelpName = "DIR", Required = true };

    public Option<FileInfo> Settings { get; } = new("--settings")
    {
        Description = "The service's settings file, where it has one: it says where the service keeps renewals and register.",
        HelpName = "FILE",
    };

    /// <summary>Opens what the service keeps, in its data directory or in blobs.</summary>
    public async Task<LocalStores> OpenStoresAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = PathOf(parsed);
        if (parsed.GetValue(Settings) is not { } file || StorageSection.Read(file.FullName) is not { } settings)
        {
            return LocalStores.Open(folder, TimeProvider.System);
        }

        var wrap = new MasterKeyWrap(new(Path.Combine(folder, "keys")));
        var blobs = await BlobStores.OpenAsync(settings, TimeProvider.System, wrap, cancellationToken).ConfigureAwait(false);
        return LocalStores.Open(folder, TimeProvider.System, blobs.Storage);
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
    public RetentionSources OpenRetention(ParseResult parsed, LocalStores stores) => new(
        stores.Storage,
        new RenewalLedger(stores.Renewals, new IdleWakeUp(), TimeProvider.System),
        ReadProvider(parsed).Retention,
        new OutboxMailTransport(Path.Combine(PathOf(parsed), "mail")),
        TimeProvider.System);

    public FileSealKey OpenSeal(ParseResult parsed) => FileSealKey.Open(PathOf(parsed));

    /// <summary>The certificates of all seals of the folder.</summary>
    public ImmutableArray<CertificateFacts> ReadSealCertificates(ParseResult parsed) => [.. FileSealKey.Certificates(PathOf(parsed))];

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
        var folder = parsed.GetRequiredValue(Option);
        return !folder.Exists ? throw new AdminException(AdminExit.NoInput, $"{folder.FullName} is not there.")
            : File.Exists(Path.Combine(folder.FullName, "digirenew.db")) || Directory.Exists(Path.Combine(folder.FullName, "pki")) ? folder.FullName
            : throw new AdminException(AdminExit.NoInput, $"{folder.FullName} is no data folder of a service: neither digirenew.db nor pki/ is in it.");
    }
}
