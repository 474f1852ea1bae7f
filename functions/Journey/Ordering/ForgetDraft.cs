using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Erases the form of a draft that was never placed.</summary>
public sealed class ForgetDraft(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
