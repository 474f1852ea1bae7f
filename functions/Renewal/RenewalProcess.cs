using System.Collections.Immutable;

namespace DigiRenew.Renewal;

/// <summary>The pure heart: judge a command, fold an event, say what must be done about it.</summary>
public static partial class RenewalProcess
{
    /// <summary>How often a code may be tried.</summary>
    public const int CodeTries = 5;

    /// <summary>Folds events into a state.</summary>
    public static RenewalState Replay(IEnumerable<RenewalEvent> events) =>
        events.Aggregate<RenewalEvent, RenewalState>(new RenewalState.NotOrdered(), Evolve);

    /// <summary>Whether an event only says that somebody looked at something: a look changes nothing that a decision rests on.</summary>
    public static bool IsLook(RenewalEvent happened) => happened is RenewalEvent.IdentityViewed or RenewalEvent.PrivateDataViewed;
}
