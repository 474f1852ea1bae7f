using DigiRenew.Renewal;

namespace DigiRenew.Journey;

/// <summary>What became of a use case: its result, or a refusal. Outages throw.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(Refusal Why) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Refusal why) => new Refused(why);
}
