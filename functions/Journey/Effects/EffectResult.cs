namespace DigiRenew.Journey.Effects;

/// <summary>What became of performing an effect.</summary>
public abstract record EffectResult
{
    private EffectResult()
    {
    }

    /// <summary>Done, now or before, or no longer called for.</summary>
    public sealed record Done : EffectResult;

    /// <summary>Try again at a moment.</summary>
    /// <param name="Due">When (UTC).</param>
    /// <param name="Cause">A stable word, no personal data.</param>
    /// <param name="Failed">It went wrong, and is given up after too many such tries; else it only waits.</param>
    public sealed record Later(DateTimeOffset Due, string Cause, bool Failed = false) : EffectResult;

    /// <summary>Something that it needs did not answer; it is tried again, and such tries are not counted.</summary>
    /// <param name="Cause">A stable word, no personal data.</param>
    public sealed record OutOfReach(string Cause) : EffectResult;

    /// <summary>Its moment lies ahead; nothing is amiss.</summary>
    /// <param name="Due">When (UTC).</param>
    public sealed record NotYet(DateTimeOffset Due) : EffectResult;

    public static EffectResult Finished { get; } = new Done();
}
