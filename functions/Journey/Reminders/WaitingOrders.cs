using System.Collections.Immutable;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>Orders that only an officer can carry further, as the queue shows them.</summary>
/// <param name="Counts">How many, by state; no state has none.</param>
/// <param name="Late">Those whose date of issue has passed, the earliest first; at most 200 a state.</param>
internal sealed record WaitingOrders(ImmutableSortedDictionary<string, int> Counts, ImmutableArray<(RenewalId Id, RenewalIndex Row)> Late)
{
    public const string UnderReview = "under-review";
    public const string AwaitingIdentification = "awaiting-identification";
    public const string OnHold = "on-hold";

    private const int Page = 200;

    private static readonly ImmutableArray<string> States = [UnderReview, AwaitingIdentification, OnHold];

    public int Count => Counts.Values.Sum();

    public static async Task<WaitingOrders> ReadAsync(JourneyContext context, CancellationToken cancellationToken)
    {
        var queue = context.Ports.ReviewQueue;
        var all = await queue.CountAsync(cancellationToken).ConfigureAwait(false);
        var counts = all.Where(state => States.Contains(state.Key) && state.Value > 0).ToImmutableSortedDictionary();
        var late = ImmutableArray.CreateBuilder<(RenewalId Id, RenewalIndex Row)>();
        foreach (var state in counts.Keys)
        {
            var page = await queue.FindAsync(new(state, Most: Page), cancellationToken).ConfigureAwait(false);
            late.AddRange(page.Rows.TakeWhile(row => row.Row.IssueDate < context.Today));
        }

        return new(counts, [.. late.OrderBy(row => row.Row.IssueDate)]);
    }
}
