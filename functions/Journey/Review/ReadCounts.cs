using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Review;

/// <summary>How many orders each state has: all that an administrator sees of them (SPEC §7).</summary>
public sealed class ReadCounts(JourneyContext context)
{
    public async Task<Outcome<ReviewCountsView>> RunAsync(OperatorIdentity caller, CancellationToken cancellationToken) =>
        caller.Has(Roles.Officer, Roles.Finance, Roles.Auditor, Roles.Administrator)
            ? new ReviewCountsView(await context.Ports.ReviewQueue.CountAsync(cancellationToken).ConfigureAwait(false))
            : Roles.Forbidden;
}
