using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Adapters.Files;
using DigiRenew.Adapters.Local;
using DigiRenew.Adapters.Local.Files;
using DigiRenew.Hosts.Local.Clock;
using DigiRenew.Hosts.Local.Work;
using DigiRenew.Hosts.Settings;
using DigiRenew.Http;
using DigiRenew.Http.Health;
using DigiRenew.Http.Limits;
using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Reminders;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Local;

/// <summary>The whole service on one machine: ports, journey, edge and the work in the background.</summary>
internal sealed class Machine : IDisposable
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenAlarms = TimeSpan.FromMinutes(15);

    /// <summary>Where parts share the work, no call reaches the other; the sweep does.</summary>
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLists = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenStatements = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenErasures = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenReturns = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly LocalPorts _ports;
    private readonly BlobStores? _blobs;
    private readonly JourneyApplication _application;
    private readonly ServiceOptions _options;
    private readonly ServiceSettings _service;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logging;

    private Machine(ServiceOptions options, ServiceSettings service, ProviderSettings provider, LocalPorts ports, BlobStores? blobs, TimeProvider time, ILoggerFactory logging)
    {
        _blobs = blobs;
        _options = options;
        _service = service;
        _ports = ports;
        _time = time;
        _logging = logging;
        _application = new(new JourneyContext(
            options.Part == ServicePart.Front ? ports.Ports with { WakeUp = new OthersWork() } : ports.Ports, provider, time, logging));
        if (time is DevelopmentClock clock)
        {
            clock.Moved += (_, _) => ports.Pump.Nudge();
        }
    }

    private ProviderSettings Provider => _application.Context.Settings;

    /// <summary>Reads the settings and opens what they name.</summary>
    /// <exception cref="SettingsException">Something is wrong with them; nothing starts.</exception>
    public static async Task<Machine> OpenAsync(ServiceOptions options, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var (service, provider, storage) = SettingsFile.Read(options.Settings, options.Urls ?? [], options.Development, faults);
        faults.AddRange(service.MissingFiles(issues: options.Part is ServicePart.All or ServicePart.Issue));
        SettingsException.ThrowIfAny(faults);
        PrivateFile.MakeFolder(options.Data!);
        TimeProvider time = options.Development ? ClockFile.Open(options.Data!, options.Clock, TimeProvider.System) : TimeProvider.System;
        var (ports, blobs) = await OpenPortsAsync(options, service, provider, storage, time, logging, cancellationToken).ConfigureAwait(false);
        try
        {
            var complete = provider with
            {
                TrustAnchors = ReadCertificates(service.TrustAnchors.IsEmpty ? [Path.Combine(options.Data!, "pki", "root.cer")] : service.TrustAnchors),
                IssuingCertificates = ReadCertificates(service.IssuingCertificates).InsertRange(0, ports.Ports.IssuingKey.Certificates),
                ChecksAuthorities = service.AuthorityRevocation,
            };
            SettingsException.ThrowIfAny([.. complete.Validate()]);
            return new(options, service, complete, ports, blobs, time, logging);
        }
        catch
        {
            ports.Dispose();
            throw;
        }
    }

    /// <summary>The process's work, ready to start.</summary>
    /// <exception cref="SettingsException">The TLS certificate can't be read.</exception>
    public IHost Build()
    {
        if (_options.Listens)
        {
            return BuildWeb();
        }

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_logging);
        AddWork(builder.Services);
        return builder.Build();
    }

    private WebApplication BuildWeb()
    {
        var tls = _service is { Certificate: { } certificate, CertificateKey: { } key } ? TlsCertificate.Read(certificate, key) : null;
        var operatorAnchors = ReadCertificates(_service.OperatorAnchors);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(_logging);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(_options.Urls!, tls, Provider));
        var pump = AddWork(builder.Services);
        var host = builder.Build();
        host.MapRoutes(new Dispatch(new HttpEdge
        {
            Application = _application,
            Operators = new OperatorKeys(_ports.Stores.Operators),
            OperatorCertificates = new OperatorCertificates(_ports.Stores.Operators, operatorAnchors, _time),
            Repository = Repository(),
            MailEventKey = _service.MailEventsKey is { } events ? ReadKey(events) : null,
            Clock = _time as IMovableClock,
            Parts = Parts(pump),
            Rates = RateLimits.Default.Times(_service.RateFactor),
        }));
        return host;
    }

    /// <summary>Adds what this process does in the background.</summary>
    /// <returns>The pump; null for a part that performs no effects.</returns>
    private PumpWork? AddWork(IServiceCollection services)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        if (_ports.Demo is { } demo)
        {
            AddPeriodic(services, "Publishing revocation lists", BetweenLists, token => demo.PublishCrlAsync(_time.GetUtcNow(), token));
        }

        if (_ports.Authority is { } authority)
        {
            AddPeriodic(services, "Publishing revocation lists", BetweenLists, authority.PublishAsync);
        }

        if (_options.Part is ServicePart.All or ServicePart.Verify)
        {
            AddPeriodic(services, "Making a checkpoint", BetweenCheckpoints, token => _application.MakeCheckpoint.RunAsync(token));
            AddPeriodic(services, "Sending the auditor the day's checkpoint", BetweenCheckpoints, token => _application.SendCheckpoint.RunAsync(token));
            AddPeriodic(services, "Reading bank statements", BetweenStatements, token => _application.ImportStatements.RunAsync(token));
            AddPeriodic(services, "Erasing bank statements", BetweenErasures, token => _application.EraseStatements.RunAsync(dryRun: false, token));
            AddPeriodic(services, "Reading mail that came back", BetweenReturns, new ReturnedMail(Path.Combine(_options.Data!, "bounces"), _application.RecordBounce, TimeSpan.FromDays(_application.Context.Settings.Retention.CopiesAfterEnd)).RunAsync);
            AddPeriodic(services, "Telling officers what waits", BetweenCheckpoints, token => _application.CallOfficers.RunAsync(token));
        }

        if (_options.Part is ServicePart.All or ServicePart.Front)
        {
            // Not the part that performs effects: who is dead gives no alarm.
            var alarm = new DeadManAlarm(_application.Context);
            AddPeriodic(services, "Looking for what stands still", BetweenAlarms, token => alarm.RunAsync(token));
        }

        if (_options.Part == ServicePart.Front)
        {
            return null;
        }

        var pump = new PumpWork(_ports.Pump, _application.Effects, ShareOf(_options.Part), _time);
        services.AddHostedService(_ => pump);
        return pump;
    }

    public void Dispose() => _ports.Dispose();

    private static EffectShare ShareOf(ServicePart part) => part switch
    {
        ServicePart.Issue => EffectShare.Issuing,
        ServicePart.Verify => EffectShare.AllButIssuing,
        _ => EffectShare.All,
    };

    /// <summary>What an earlier setting published must not hide the list that the administrator puts in its place.</summary>
    private FileRepository Repository()
    {
        var given = Path.Combine(_options.Data!, "pki");
        return _service.PublishRevocationLists ? new(Path.Combine(_options.Data!, "published"), given) : new(given);
    }

    private ImmutableArray<HealthPart> Parts(PumpWork? pump)
    {
        var parts = ImmutableArray.CreateBuilder<HealthPart>();
        if (pump is not null)
        {
            parts.Add(new("effects", _ => Task.FromResult(pump.IsRunning)));
        }

        if (_blobs is not null)
        {
            parts.Add(new("storage", _blobs.IsReachableAsync));
        }

        return parts.ToImmutable();
    }

    private static async Task<(LocalPorts Ports, BlobStores? Blobs)> OpenPortsAsync(
        ServiceOptions options, ServiceSettings service, ProviderSettings provider, BlobSettings? storage, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        try
        {
            var blobs = storage is null
                ? null
                : await BlobStores.OpenAsync(storage, time, new MasterKeyWrap(new(Path.Combine(options.Data!, "keys"))), cancellationToken).ConfigureAwait(false);
            var ports = await LocalPorts.OpenAsync(
                new(options.Data!, provider.Origin, time)
                {
                    Development = options.Development,
                    Smtp = service.Smtp,
                    DemoKeys = service.DemoKeys,
                    IssuingPassphrase = service.IssuingPassphrase,
                    IssuingToken = service.IssuingToken,
                    IssuingDirectory = options.IssuingData is { } apart ? Path.GetFullPath(apart) : null,
                    Keys = options.Part switch
                    {
                        ServicePart.All => KeyShare.Both,
                        ServicePart.Issue => KeyShare.Issuing,
                        _ => KeyShare.Seal,
                    },
                    Pump = options.Part == ServicePart.All ? new() : new() { SweepEvery = BetweenSweeps },
                    PublishesRevocationLists = service.PublishRevocationLists,
                    RevocationAddresses = service.RevocationAddresses,
                    ResponderAddresses = service.ResponderAddresses,
                    TimeStampAuthorities = service.TimeStampAuthorities,
                    TimeStampAnchors = ReadCertificates(service.TimeStampAnchors),
                    TimeStampRevocationAddresses = service.TimeStampRevocationAddresses,
                    Storage = blobs?.Storage,
                },
                logging,
                cancellationToken).ConfigureAwait(false);
            return (ports, blobs);
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or InvalidDataException or CryptographicException)
        {
            throw new SettingsException([$"The data can’t be opened: {unreadable.Message}"]);
        }
    }

    private static ReadOnlyMemory<byte>? ReadKey(string file)
    {
        try
        {
            var octets = File.ReadAllBytes(file);
            using var key = ECDsa.Create();
            if (octets.AsSpan().StartsWith("-----"u8))
            {
                key.ImportFromPem(Encoding.ASCII.GetString(octets));
            }
            else
            {
                key.ImportSubjectPublicKeyInfo(octets, out _);
            }

            return key.ExportSubjectPublicKeyInfo();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new SettingsException([$"Service:MailEventsKey: {file} is no public key that can be read."]);
        }
    }

    private static ImmutableArray<CertificateFacts> ReadCertificates(IEnumerable<string> files) => [.. files.Select(file =>
    {
        try
        {
            return CertificateFacts.Read(File.ReadAllBytes(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException([$"{file} is no certificate that can be read: {unreadable.Message}"]);
        }
    })];

    private void AddPeriodic(IServiceCollection services, string name, TimeSpan every, Func<CancellationToken, Task> work) =>
        services.AddSingleton<IHostedService>(new PeriodicWork(name, every, _time, _logging.CreateLogger<PeriodicWork>(), work));
}
