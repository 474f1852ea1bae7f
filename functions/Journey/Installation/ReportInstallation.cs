using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Installation;

/// <summary>Accepts the installation statement, signed with the new key.</summary>
public sealed class ReportInstallation(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<OrderView>> RunAsync(HolderSession session, RenewalId id, ReadOnlyMemory<byte> statement, CancellationToken cancellationToken) => throw new NotImplementedException();
}
