using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The audit records of one order, exactly as hashed.</summary>
public sealed class ReadAudit(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<AuditView>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
