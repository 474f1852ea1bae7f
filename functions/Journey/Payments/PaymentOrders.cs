using System.Collections.Immutable;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>Finds orders by what payers write.</summary>
internal static class PaymentOrders
{
    /// <summary>The orders that have a proforma number: the queue says which it may be, the ledger whether it is.</summary>
    public static async Task<ImmutableArray<RenewalId>> FindAsync(JourneyContext context, string proformaNumber, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(proformaNumber))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<RenewalId>();
        var page = await context.Ports.ReviewQueue
            .FindAsync(new ReviewQueueQuery(ProformaNumber: proformaNumber), cancellationToken).ConfigureAwait(false);
        foreach (var (id, _) in page.Rows)
        {
            var entry = await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (entry?.State.Facts?.ProformaNumber == proformaNumber)
            {
                found.Add(id);
            }
        }

        return found.ToImmutable();
    }
}
