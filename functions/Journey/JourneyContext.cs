using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Storage;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Journey;

/// <summary>What every use case works with.</summary>
public sealed class JourneyContext(Ports ports, ProviderSettings settings, TimeProvider time, ILoggerFactory logging)
{
    public Ports Ports { get; } = ports;

    public ProviderSettings Settings { get; } = settings;

    public TimeProvider Time { get; } = time;

    public ILoggerFactory Logging { get; } = logging;

    public RenewalLedger Ledger { get; } = new(ports, time);

    public DateTimeOffset Now => Time.GetUtcNow();

    public DateOnly Today => Settings.Clock.DateOf(Now);
}
