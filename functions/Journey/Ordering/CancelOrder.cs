using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Ends an order by the holder's signed statement.</summary>
public sealed class CancelOrder(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<OrderView>> RunAsync(HolderSession session, RenewalId id, ReadOnlyMemory<byte> statement, Language language, CancellationToken cancellationToken) => throw new NotImplementedException();
}
