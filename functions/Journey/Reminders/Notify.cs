using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>Tells finance and officers what waits for them.</summary>
public sealed class Notify(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<EffectResult> FinanceAsync(RenewalId id, PendingEffect pending, RenewalEffect.TellFinance tell, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<EffectResult> OfficerAsync(RenewalId id, PendingEffect pending, RenewalEffect.CallOfficer call, CancellationToken cancellationToken) => throw new NotImplementedException();
}
