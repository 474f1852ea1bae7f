using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Feeds the audit store and brings the review queue up to date.</summary>
public sealed class PublishRecords(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> RunAsync(RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
