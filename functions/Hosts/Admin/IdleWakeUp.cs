using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Admin;

/// <summary>Wakes nobody: the service's sweep finds what a command has left to be done.</summary>
internal sealed class IdleWakeUp : IWakeUp
{
    public Task WakeAsync(RenewalId id, CancellationToken cancellationToken) => Task.CompletedTask;
}
