using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Nobody performs effects unasked.</summary>
public sealed class NoWakeUp : IWakeUp
{
    public Task WakeAsync(RenewalId id, CancellationToken cancellationToken) => Task.CompletedTask;
}
