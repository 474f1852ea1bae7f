using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>The queue that operators look at.</summary>
public interface IReviewQueue
{
    /// <summary>Brings a renewal's row up to date; older than what is there is passed over.</summary>
    Task PutAsync(RenewalId id, long version, RenewalIndex row, CancellationToken cancellationToken);

    /// <summary>Rows by state, exact number or exact serial, ordered by issue date, then id.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ReviewQueuePage> FindAsync(ReviewQueueQuery query, CancellationToken cancellationToken);

    /// <summary>How many rows each state has; states without rows are left out.</summary>
    Task<ImmutableSortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken);
}
