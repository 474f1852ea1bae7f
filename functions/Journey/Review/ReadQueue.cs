using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Review;

/// <summary>One page of the queue.</summary>
public sealed class ReadQueue(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<ReviewQueueView>> RunAsync(OperatorIdentity caller, ReviewQueueQuery query, CancellationToken cancellationToken) => throw new NotImplementedException();
}
