using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>One order at a glance; what a role may not see is left out.</summary>
public sealed class ReadReviewOrder(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
