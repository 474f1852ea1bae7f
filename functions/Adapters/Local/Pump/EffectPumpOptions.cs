namespace DigiRenew.Adapters.Local.Pump;

/// <summary>How the pump works.</summary>
public sealed record EffectPumpOptions
{
    /// <summary>How often the store is swept for what is due; what a lost call costs at most.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many renewals are advanced at a time.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>How long what was begun may still take after the pump was told to end; then it is cancelled, and what was not done stays pending.</summary>
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many renewals a sweep takes on.</summary>
    public int SweepSize { get; init; } = 200;
}
