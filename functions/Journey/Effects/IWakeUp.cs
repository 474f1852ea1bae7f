using DigiRenew.Renewal;

namespace DigiRenew.Journey.Effects;

/// <summary>Tells whoever performs effects that a renewal has some. A lost call costs only the wait until the next sweep.</summary>
public interface IWakeUp
{
    Task WakeAsync(RenewalId id, CancellationToken cancellationToken);
}
