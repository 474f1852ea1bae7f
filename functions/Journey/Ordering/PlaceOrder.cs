using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;

namespace DigiRenew.Journey.Ordering;

/// <summary>Accepts the signed order: code, statement, certification request, claims.</summary>
public sealed class PlaceOrder(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    /// <param name="session">The holder.</param>
    /// <param name="statement">The signed order (CMS).</param>
    /// <param name="idempotencyKey">The same key and body give the same answer.</param>
    /// <param name="language">For the words in the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<OrderView>> RunAsync(HolderSession session, ReadOnlyMemory<byte> statement, string idempotencyKey, Language language, CancellationToken cancellationToken) => throw new NotImplementedException();
}
