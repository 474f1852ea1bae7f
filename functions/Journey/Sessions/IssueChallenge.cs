using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Sessions;

/// <summary>A nonce for a session: five minutes, single use, made without storing anything.</summary>
public sealed class IssueChallenge(JourneyContext context)
{
    private readonly JourneyContext _context = context;

    public ChallengeView Run() => throw new NotImplementedException();
}
