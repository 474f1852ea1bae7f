using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;

namespace DigiRenew.Journey.Ordering;

/// <summary>Takes the form, judges it, and has a code sent to the contact of record.</summary>
public sealed class DraftOrder(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<DraftView>> RunAsync(HolderSession session, DraftRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();
}
