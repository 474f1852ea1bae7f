using DigiRenew.Adapters.Local.Pump;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Local.Work;

/// <summary>Performs this process's share of the effects for as long as it runs; what was begun is ended before it stops, or cancelled where that takes too long.</summary>
internal sealed class PumpWork(EffectPump pump, EffectPerformer effects, EffectShare share, TimeProvider time) : BackgroundService
{
    /// <summary>Whether effects are being performed.</summary>
    public bool IsRunning => ExecuteTask is { IsCompleted: false };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => pump.RunAsync(AdvanceAsync, stoppingToken);

    private async Task<DateTimeOffset?> AdvanceAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var next = await effects.AdvanceAsync(id, share, cancellationToken).ConfigureAwait(false);

        // What is due and was not done is another process's share; the sweep looks again.
        return share == EffectShare.All || next > time.GetUtcNow() ? next : null;
    }
}
