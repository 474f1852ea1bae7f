using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Files;
using DigiRenew.Adapters.Local.Faults;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Adapters.Local.Pump;
using DigiRenew.Adapters.Local.Revocation;
using DigiRenew.Adapters.Local.TimeStamps;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Revocation;
using DigiRenew.Pki.Certificates;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Adapters.Local;

/// <summary>Everything that the journey needs, from one data directory.</summary>
public sealed class LocalPorts : IDisposable
{
    private readonly LocalRevocationLists _lists;
    private readonly LocalStatusResponder _responder;
    private readonly TimeStampAuthorities _timeStamps;
    private readonly IDisposable[] _keys;

    private LocalPorts(
        LocalOptions options, LocalStores stores, DemoAuthority? demo, IIssuingKey issuing, ISealKey seal, IDisposable[] keys, ILoggerFactory logging)
    {
        _keys = keys;
        Authority = demo is null && options is { PublishesRevocationLists: true, Keys: not KeyShare.Seal } ? OpenAuthority(options, stores, issuing) : null;
        _lists = new(
            new()
            {
                Folders = [Path.Combine(options.DataDirectory, "pki"), Published(options)],
                Publish = PublisherOf(options, demo, issuing, Authority),
                Addresses = options.RevocationAddresses,
            },
            options.Time);
        _responder = new(new() { Addresses = options.ResponderAddresses }, options.Time);
        _timeStamps = new(
            new() { Authorities = options.TimeStampAuthorities, Anchors = options.TimeStampAnchors, RevocationAddresses = options.TimeStampRevocationAddresses },
            options.Time,
            logging.CreateLogger<TimeStampAuthorities>());
        Stores = stores;
        Demo = demo;
        Pump = new(stores.Renewals, options.Time, logging.CreateLogger<EffectPump>(), options.Pump);
        var ports = new Ports
        {
            Renewals = stores.Renewals,
            Claims = stores.Storage.Claims,
            Evidence = stores.Storage.Evidence,
            PrivateDocuments = stores.Storage.PrivateDocuments,
            Register = stores.Register,
            IssuingKey = issuing,
            Seal = seal,
            AuditStore = stores.AuditStore,
            RevocationLists = _lists,
            StatusResponder = _responder,
            TimeStamps = _timeStamps,
            Mail = options.Smtp is { } smtp ? new SmtpMailTransport(smtp) : new OutboxMailTransport(Path.Combine(options.DataDirectory, "mail")),
            ReviewQueue = stores.Storage.ReviewQueue,
            StatementInbox = stores.Storage.StatementInbox,
            Revocation = demo is not null ? new DemoRevocation(demo, options.Time)
                : Authority is not null ? Authority
                : options.Keys == KeyShare.Seal && (options.Development || options.PublishesRevocationLists) ? new RevocationElsewhere()
                : null,
            WakeUp = Pump,
            Secrets = stores.Secrets,
        };
        Ports = options.Development ? FaultPorts.Around(ports, FaultHook.Read(Environment.GetEnvironmentVariable(FaultHook.Variable))) : ports;
    }

    /// <summary>For the journey.</summary>
    public Ports Ports { get; }

    public LocalStores Stores { get; }

    /// <summary>Runs with <c>EffectPerformer.AdvanceAsync</c>.</summary>
    public EffectPump Pump { get; }

    /// <summary>The demo hierarchy; null but under --development.</summary>
    public DemoAuthority? Demo { get; }

    /// <summary>Our issuing authorities; null where the demo hierarchy, another part or somebody else makes their lists.</summary>
    public IssuingAuthority? Authority { get; }

    /// <summary>Opens everything; under --development also makes the demo hierarchy at first start.</summary>
    /// <exception cref="FileNotFoundException">Not under --development: pki/issuing.cer, pki/seal.cer or a key file is missing.</exception>
    public static async Task<LocalPorts> OpenAsync(LocalOptions options, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        var stores = LocalStores.Open(options.DataDirectory, options.Time, options.Storage);
        try
        {
            if (options.Development && options.IssuingToken is null && options.Keys != KeyShare.Seal)
            {
                var demo = await DemoAuthority.CreateOrOpenAsync(
                    new(options.DataDirectory, options.Origin)
                    {
                        Algorithm = options.DemoKeys,
                        IssuingPassphrase = options.IssuingPassphrase,
                        IssuingDirectory = options.IssuingDirectory,
                    },
                    options.Time.GetUtcNow(),
                    cancellationToken).ConfigureAwait(false);
                return new(options, stores, demo, demo.Issuing, demo.Seal, [demo], logging);
            }

            var issuing = OpenIssuing(options);
            var seal = OpenSeal(options);
            return new(options, stores, null, issuing, seal, [.. new object[] { issuing, seal }.OfType<IDisposable>()], logging);
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    private static string Published(LocalOptions options) => Path.Combine(options.DataDirectory, "published");

    /// <exception cref="InvalidDataException">The list that the first one is to go on from is none.</exception>
    private static IssuingAuthority OpenAuthority(LocalOptions options, LocalStores stores, IIssuingKey issuing)
    {
        ReadOnlyMemory<byte>? Given(string name) =>
            DurableFile.Read(Path.Combine(options.DataDirectory, "pki", name + ".crl")) is { } list ? list : default(ReadOnlyMemory<byte>?);
        var published = Published(options);
        foreach (var key in issuing.Certificates.Select(certificate => issuing.For(certificate.Sha256)!).Where(key => !File.Exists(Path.Combine(published, key.Name + ".crl"))))
        {
            if (Given(key.Name) is { } given)
            {
                IssuingAuthority.Read(given, key.Certificate, $"pki/{key.Name}.crl");
            }
        }

        return new(issuing, new FilePublishedFiles(published), stores.Storage.Claims, options.Time) { Given = Given };
    }

    private static Func<CertificateFacts, CancellationToken, Task>? PublisherOf(LocalOptions options, DemoAuthority? demo, IIssuingKey issuing, IssuingAuthority? authority) =>
        demo is not null ? (_, cancellationToken) => demo.PublishCrlAsync(options.Time.GetUtcNow(), cancellationToken)
        : authority is not null ? (issuer, cancellationToken) => issuing.For(issuer.Sha256) is null ? Task.CompletedTask : authority.PublishAsync(cancellationToken)
        : null;

    private static IIssuingKey OpenIssuing(LocalOptions options)
    {
        var pki = Path.Combine(options.DataDirectory, "pki");
        var keys = options.IssuingDirectory ?? Path.Combine(options.DataDirectory, "keys");
        if (options.Keys == KeyShare.Seal)
        {
            return new IssuingCertificateAlone([.. FileIssuingKey.CertificatesIn(pki)]);
        }

        return options.IssuingToken is { } token
            ? TokenIssuingKeys.Open(pki, token, Console.OpenStandardInput())
            : FileIssuingKey.OpenAll(pki, keys, options.IssuingPassphrase);
    }

    private static ISealKey OpenSeal(LocalOptions options)
    {
        if (options.Keys != KeyShare.Issuing)
        {
            return FileSealKey.Open(options.DataDirectory);
        }

        var certificates = FileSealKey.Certificates(options.DataDirectory);
        return new SealCertificateAlone(certificates[0], [.. certificates.Skip(1)]);
    }

    public void Dispose()
    {
        _lists.Dispose();
        _responder.Dispose();
        _timeStamps.Dispose();
        Stores.Dispose();
        foreach (var key in _keys)
        {
            key.Dispose();
        }
    }
}
