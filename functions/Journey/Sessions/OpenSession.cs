using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Sessions;

/// <summary>Opens a session for whoever signed the statement that this service writes again (SPEC §3).</summary>
public sealed class OpenSession(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public Task<Outcome<OpenedSession>> RunAsync(SessionRequest request, string keyThumbprint, Language language, CancellationToken cancellationToken) => throw new NotImplementedException();
}
