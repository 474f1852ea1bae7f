using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>Ends an order whose last day has passed.</summary>
public sealed class LapseOrder(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
