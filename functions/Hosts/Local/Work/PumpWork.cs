using DigiRenew.Adapters.Local.Pump;
using DigiRenew.Journey.Effects;

namespace DigiRenew.Hosts.Local.Work;

/// <summary>Performs effects for as long as the host runs; what was begun is ended before it stops.</summary>
internal sealed class PumpWork(EffectPump pump, EffectPerformer effects) : BackgroundService
{
    /// <summary>Whether effects are being performed.</summary>
    public bool IsRunning => ExecuteTask is { IsCompleted: false };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => pump.RunAsync(effects.AdvanceAsync, stoppingToken);
}
