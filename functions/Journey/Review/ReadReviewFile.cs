using DigiRenew.Journey.Papers;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>A file of an order, for an operator: papers, signed papers, identity copy.</summary>
public sealed class ReadReviewFile(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<PaperFile>> RunAsync(OperatorIdentity caller, RenewalId id, string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
