using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>A holder's own orders.</summary>
public sealed class ReadOrders(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<OrderListView>> ListAsync(HolderSession session, Language language, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Outcome<OrderView>> FindAsync(HolderSession session, RenewalId id, Language language, CancellationToken cancellationToken) => throw new NotImplementedException();
}
