using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Adapters.AzureServices.Mail;
using DigiRenew.Adapters.AzureServices.Queues;
using DigiRenew.Adapters.Local.Revocation;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Local;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Storage;
using Microsoft.Extensions.Logging;
using SendGrid;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>Everything that the journey needs, from Azure's services.</summary>
internal sealed class AzurePorts
{
    /// <summary>The queue of orders that have work.</summary>
    public const string Queue = "renewals";

    private const string Seal = "seal";
    private const string Issuing = "issuing";
    private const string DataKey = "data";
    private const string MailKey = "sendgrid-key";

    public required StoragePorts Storage { get; init; }

    public required IIssuingKey IssuingKey { get; init; }

    public required ISealKey SealKey { get; init; }

    public required IServiceSecrets Secrets { get; init; }

    public required IMailTransport Mail { get; init; }

    public required ServiceBusSender Sender { get; init; }

    public required LocalRevocationLists RevocationLists { get; init; }

    /// <exception cref="SettingsException">The issuing certificate may not issue.</exception>
    /// <exception cref="IOException">A service does not answer, or lets this part not in.</exception>
    public static async Task<AzurePorts> OpenAsync(AzureSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var credential = new DefaultAzureCredential();
        var wrap = new KeyVaultKeyWrap(new Uri(settings.ServiceVault, $"keys/{DataKey}"), credential);
        var stores = await BlobStores.OpenAsync(new BlobSettings(null, settings.Storage), time, wrap, cancellationToken).ConfigureAwait(false);
        var mailKey = await KeyVaultSecrets.ReadTextAsync(settings.ServiceVault, MailKey, credential, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Storage = stores.Storage,
            IssuingKey = await OpenIssuingKeyAsync(settings, time, credential, cancellationToken).ConfigureAwait(false),
            SealKey = new KeyVaultSealKey(await VaultCertificate
                .OpenAsync(settings.ServiceVault, Seal, settings.SealVersion, credential, cancellationToken).ConfigureAwait(false)),
            Secrets = await KeyVaultSecrets.OpenAsync(settings.ServiceVault, credential, cancellationToken).ConfigureAwait(false),
            Mail = new SendGridMailTransport(new SendGridClient(mailKey), settings.MailSandbox),
            Sender = new ServiceBusClient(settings.ServiceBus, credential).CreateSender(Queue),
            RevocationLists = new(new() { Addresses = settings.RevocationAddresses }, time),
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
        RevocationLists = RevocationLists,
        Mail = Mail,
        WakeUp = new ServiceBusWakeUp(Sender, logging.CreateLogger<ServiceBusWakeUp>()),
        Secrets = Secrets,
    };

    private static async Task<IIssuingKey> OpenIssuingKeyAsync(AzureSettings settings, TimeProvider time, TokenCredential credential, CancellationToken cancellationToken)
    {
        var current = settings.Provider.IssuingCertificates.FirstOrDefault() ?? throw new SettingsException(["Certificates:Issuing:0 is missing."]);
        SettingsException.ThrowIfAny(IssuingCertificateRules.FaultsOf(current, settings.Provider.IssuingCertificates, settings.Provider.TrustAnchors, time.GetUtcNow()));
        if (settings is not { IssuingVault: { } vault, IssuingVersion: { } version })
        {
            return new IssuingCertificateAlone(current);
        }

        var kept = await VaultCertificate.OpenAsync(vault, Issuing, version, credential, cancellationToken).ConfigureAwait(false);
        return kept.Certificate.Sha256 == current.Sha256
            ? new KeyVaultIssuingKey(kept)
            : throw new SettingsException(["Certificates:Issuing:0 is not the certificate of KeyVault:IssuingVersion."]);
    }
}
