using DigiRenew.Contracts;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Papers;

/// <summary>Gives a holder a paper of their order.</summary>
public sealed class ReadPaper(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<PaperFile>> RunAsync(HolderSession session, RenewalId id, PaperKind kind, CancellationToken cancellationToken) => throw new NotImplementedException();
}
