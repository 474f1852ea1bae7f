using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Local.Work;

/// <summary>Wakes nobody: another process performs the effects, and finds them by its sweep.</summary>
internal sealed class OthersWork : IWakeUp
{
    public Task WakeAsync(RenewalId id, CancellationToken cancellationToken) => Task.CompletedTask;
}
