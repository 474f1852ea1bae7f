using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Seals a checkpoint over the heads of all renewals, chained to the one before.</summary>
public sealed class MakeCheckpoint(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    /// <returns>The checkpoint's number; the last one where nothing has changed since.</returns>
    public Task<long> RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
