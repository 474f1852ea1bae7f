using System.Collections.Immutable;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Point <c>review-row</c>.</summary>
internal sealed class FaultReviewQueue(IReviewQueue inner, FaultHook hook) : IReviewQueue
{
    public Task PutAsync(RenewalId id, long version, RenewalIndex row, CancellationToken cancellationToken) =>
        hook.AroundAsync("review-row", () => inner.PutAsync(id, version, row, cancellationToken));

    public Task<ReviewQueuePage> FindAsync(ReviewQueueQuery query, CancellationToken cancellationToken) => inner.FindAsync(query, cancellationToken);

    public Task<ImmutableSortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
}
