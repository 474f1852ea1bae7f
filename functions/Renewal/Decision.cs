using System.Collections.Immutable;

namespace DigiRenew.Renewal;

/// <summary>What became of a command: events (none for a repeat), or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Accepted(ImmutableArray<RenewalEvent> Events) : Decision
    {
        public bool Equals(Accepted? other) => other is not null && Events.SequenceEqual(other.Events);

        public override int GetHashCode() => Events.Length;
    }

    public sealed record Refused(Refusal Why) : Decision;

    public static Decision Accept(params ImmutableArray<RenewalEvent> events) => new Accepted(events);

    public static Decision Refuse(Refusal why) => new Refused(why);
}
