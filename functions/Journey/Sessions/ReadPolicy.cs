using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Sessions;

/// <summary>What everybody may know.</summary>
public sealed class ReadPolicy(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public PolicyView Run() => throw new NotImplementedException();
}
