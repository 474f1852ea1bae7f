namespace DigiRenew.Tests.Fuzz.Harness;

/// <summary>What a run on one target came to.</summary>
internal sealed class FuzzCounts
{
    public long Inputs { get; set; }

    /// <summary>Mutants that are valid all the same.</summary>
    public long Accepted { get; set; }

    public TimeSpan Slowest { get; set; }

    /// <summary>The most octets that one input had allocated.</summary>
    public long MostMemory { get; set; }

    public List<FuzzFailure> Failures { get; } = [];

    public override string ToString() => FormattableString.Invariant(
        $"{Inputs} inputs, {Accepted} accepted, slowest {Slowest.TotalMilliseconds:0.0} ms, most memory {MostMemory / 1048576.0:0.0} MB, {Failures.Count} failures");
}
