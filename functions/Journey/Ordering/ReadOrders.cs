using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>A holder's own orders.</summary>
public sealed class ReadOrders(JourneyContext context)
{
    private readonly Eligibility _eligibility = new(context);
    private readonly OrderViews _views = new(context);

    /// <summary>The orders of the session's certificate, newest first; for a new certificate, the order it came from.</summary>
    public async Task<Outcome<OrderListView>> ListAsync(HolderSession session, Language language, CancellationToken cancellationToken)
    {
        var views = new List<OrderView>();
        foreach (var order in await OrdersOfAsync(session, cancellationToken).ConfigureAwait(false))
        {
            views.Add(await _views.RenderAsync(order, language, cancellationToken).ConfigureAwait(false));
        }

        return new OrderListView(views);
    }

    public async Task<Outcome<OrderView>> FindAsync(HolderSession session, RenewalId id, Language language, CancellationToken cancellationToken) =>
        await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } entry && session.MayRead(entry)
            ? await _views.RenderAsync(entry, language, cancellationToken).ConfigureAwait(false)
            : Refusal.Because(Problems.NotFound);

    private async Task<IReadOnlyList<LedgerEntry>> OrdersOfAsync(HolderSession session, CancellationToken cancellationToken) =>
        session.OnlyOrder is not { } only ? await _eligibility.OrdersOfAsync(session.Certificate, cancellationToken).ConfigureAwait(false)
        : await context.Ledger.FindAsync(only, cancellationToken).ConfigureAwait(false) is { } own ? [own]
        : [];
}
