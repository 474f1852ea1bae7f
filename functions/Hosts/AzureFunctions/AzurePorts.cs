using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Security.KeyVault.Secrets;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Adapters.AzureServices.Mail;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Adapters.Local.Revocation;
using DigiRenew.Adapters.Local.TimeStamps;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Settings;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Storage;
using Microsoft.Extensions.Logging;
using SendGrid;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>Everything that the journey needs, from Azure's services.</summary>
internal sealed class AzurePorts
{
    private const string Seal = "seal";
    private const string DataKey = "data";
    private const string MailKey = "sendgrid-key";
    private const string NoticeSecret = "notice-link";

    private static readonly string[] FrontSecrets = ["session-token", "nonce", "code-pepper", "form-salt"];

    public required StoragePorts Storage { get; init; }

    public required IIssuingKey IssuingKey { get; init; }

    public required ISealKey SealKey { get; init; }

    public required IServiceSecrets Secrets { get; init; }

    public required IMailTransport Mail { get; init; }

    public required ServiceBusSender Sender { get; init; }

    public required IPublishedFiles PublishedFiles { get; init; }

    /// <summary>Our issuing authorities; null in the parts that may not use their keys.</summary>
    public IssuingAuthority? Authority => Settings.Part == ServicePart.Issue ? new(IssuingKey, PublishedFiles, Storage.Claims, Time) : null;

    public required AzureSettings Settings { get; init; }

    public required TimeProvider Time { get; init; }

    /// <exception cref="SettingsException">The issuing certificate may not issue.</exception>
    /// <exception cref="IOException">A service does not answer, or lets this part not in.</exception>
    public static async Task<AzurePorts> OpenAsync(AzureSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var credential = new DefaultAzureCredential();
        var vaults = new VaultClients(credential);
        var wrap = new KeyVaultKeyWrap(new Uri(settings.ServiceVault, $"keys/{DataKey}"), vaults.Key);
        var stores = await BlobStores.OpenAsync(new BlobSettings(null, settings.Storage), time, wrap, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Storage = stores.Storage,
            PublishedFiles = stores.PublishedFiles,
            IssuingKey = await OpenIssuingKeyAsync(settings, time, vaults, cancellationToken).ConfigureAwait(false),
            SealKey = new KeyVaultSealKey(
                await VaultCertificate.OpenAsync(vaults.Certificates(settings.ServiceVault), vaults.Key, Seal, settings.SealVersion, cancellationToken).ConfigureAwait(false),
                settings.FormerSeals),
            Secrets = await KeyVaultSecrets.OpenAsync(SecretsOf(settings, vaults), cancellationToken).ConfigureAwait(false),
            Mail = await OpenMailAsync(settings, vaults, cancellationToken).ConfigureAwait(false),
            Sender = RenewalsQueue.OpenSender(settings.ServiceBus, credential),
            Settings = settings,
            Time = time,
        };
    }

    /// <summary>As the journey takes them.</summary>
    public Ports ToPorts(ILoggerFactory logging) => new()
    {
        Renewals = Storage.Renewals,
        Claims = Storage.Claims,
        Evidence = Storage.Evidence,
        PrivateDocuments = Storage.PrivateDocuments,
        Register = Storage.Register,
        ReviewQueue = Storage.ReviewQueue,
        AuditStore = Storage.AuditStore,
        StatementInbox = Storage.StatementInbox,
        IssuingKey = IssuingKey,
        Seal = SealKey,
        RevocationLists = new LocalRevocationLists(new() { Addresses = Settings.RevocationAddresses }, Time),
        StatusResponder = new LocalStatusResponder(new() { Addresses = Settings.ResponderAddresses }, Time),
        TimeStamps = new TimeStampAuthorities(
            new() { Authorities = Settings.TimeStampAuthorities, Anchors = Settings.TimeStampAnchors, RevocationAddresses = Settings.TimeStampRevocationAddresses },
            Time,
            logging.CreateLogger<TimeStampAuthorities>()),
        Mail = Mail,
        Revocation = Authority as IRevocation ?? new RevocationElsewhere(),
        WakeUp = new ServiceBusWakeUp(Sender, logging.CreateLogger<ServiceBusWakeUp>()),
        Secrets = Secrets,
    };

    /// <summary>What holders' sessions rest on is front's alone; links in mails are made by verify and read by front.</summary>
    private static IEnumerable<(SecretClient Vault, string Purpose)> SecretsOf(AzureSettings settings, VaultClients vaults)
    {
        if (settings.FrontVault is { } front)
        {
            foreach (var purpose in FrontSecrets)
            {
                yield return (vaults.Secrets(front), purpose);
            }
        }

        if (settings.Part != ServicePart.Issue)
        {
            yield return (vaults.Secrets(settings.ServiceVault), NoticeSecret);
        }
    }

    private static async Task<IMailTransport> OpenMailAsync(AzureSettings settings, VaultClients vaults, CancellationToken cancellationToken) =>
        settings.Part == ServicePart.Verify
            ? new SendGridMailTransport(
                new SendGridClient(await KeyVaultSecrets.ReadTextAsync(vaults.Secrets(settings.ServiceVault), MailKey, cancellationToken).ConfigureAwait(false)),
                settings.MailSandbox)
            : new NoMail();

    private static async Task<IIssuingKey> OpenIssuingKeyAsync(AzureSettings settings, TimeProvider time, VaultClients vaults, CancellationToken cancellationToken)
    {
        var current = settings.Provider.IssuingCertificates.FirstOrDefault() ?? throw new SettingsException(["Certificates:Issuing:0 is missing."]);
        SettingsException.ThrowIfAny(IssuingCertificateRules.FaultsOf(current, settings.Provider.IssuingCertificates, settings.Provider.TrustAnchors, time.GetUtcNow()));
        return settings.IssuingVault is { } vault
            ? await VaultIssuingKeys.OpenAsync(
                settings.IssuingVersions, settings.Provider.IssuingCertificates, vaults.Certificates(vault), vaults.Key, cancellationToken).ConfigureAwait(false)
            : new IssuingCertificateAlone([.. settings.Provider.IssuingCertificates]);
    }
}
