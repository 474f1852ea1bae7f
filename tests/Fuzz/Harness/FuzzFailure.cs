namespace DigiRenew.Tests.Fuzz.Harness;

/// <summary>An input that broke an invariant.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Seed">Of the run.</param>
/// <param name="Iteration">Within the target: the same seed and iteration make the same input, but for what signing keys add.</param>
/// <param name="What">The exception, the time or the memory.</param>
/// <param name="Input">The bytes.</param>
internal sealed record FuzzFailure(string Target, int Seed, long Iteration, string What, byte[] Input)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Target}: seed {Seed}, iteration {Iteration}, {Input.Length} octets: {What}");
}
