using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>An operator's decision, sealed and recorded.</summary>
public sealed class DecideOrder(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    /// <param name="caller">The operator.</param>
    /// <param name="id">The order.</param>
    /// <param name="version">The version the operator saw (If-Match).</param>
    /// <param name="request">The decision.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RenewalId id, long version, DecisionRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();
}
