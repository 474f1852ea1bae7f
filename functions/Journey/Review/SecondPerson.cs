using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>How many persons must approve an order: as many as policy says, and two where contact or device changed lately (SPEC §7).</summary>
internal static class SecondPerson
{
    public static async Task<int> ApprovalsNeededAsync(JourneyContext context, OrderFacts order, CancellationToken cancellationToken)
    {
        if (context.Settings.ApprovalsNeeded > 1 || order.NeedsSecondPerson)
        {
            return 2;
        }

        var old = order.Draft.Certificate;
        var entry = await context.Ports.Register.FindAsync(old.Issuer, old.Serial, cancellationToken).ConfigureAwait(false);
        return entry?.ChangedOn is { } changed && changed.AddDays(context.Settings.RecentChangeDays) > context.Today ? 2 : 1;
    }
}
