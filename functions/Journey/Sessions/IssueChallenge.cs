using DigiRenew.Contracts.Wire;

namespace DigiRenew.Journey.Sessions;

/// <summary>A nonce for a session: five minutes, single use, made without storing anything.</summary>
public sealed class IssueChallenge(JourneyContext context)
{
    public ChallengeView Run()
    {
        var now = context.Now;
        return new(Nonce.Make(context.Ports.Secrets, now), now + Nonce.Lifetime, now);
    }
}
