using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Papers;

/// <summary>Makes the four papers of a placed order, keeps them, and records them.</summary>
public sealed class MakePapers(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
