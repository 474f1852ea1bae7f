using DigiRenew.Pdf;
using DigiRenew.Pki.Cms;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>A signed paper against the one that was issued; half of the mutants change only what follows the paper.</summary>
internal sealed class SignedPaperTarget(SeedOrder order) : FuzzTarget
{
    public override string Name => "signed-paper";

    public override IReadOnlyList<byte[]> Seeds { get; } = [order.SignedPaper];

    public override byte[] Mutate(Random random, byte[] seed) => random.Next(4) switch
    {
        0 => OctetMutations.Apply(random, seed),
        1 => [.. seed[..order.Paper.Length], .. TokenMutations.Pdf.Apply(random, seed[order.Paper.Length..])],
        2 => Digits(random, seed),
        _ => [.. seed[..order.Paper.Length], .. OctetMutations.Apply(random, seed[order.Paper.Length..])],
    };

    public override bool Read(byte[] input) =>
        SignedPaper.Compare(order.Paper, input) is PaperComparison.Same same
        && CadesSignature.Verify(same.Cms, CadesSignature.Data, same.ToBeSigned).Check.Passed;

    /// <summary>Changes hexadecimal digits and decimal digits only, so that lengths stay.</summary>
    private byte[] Digits(Random random, byte[] seed)
    {
        var copy = seed.AsSpan().ToArray();
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(order.Paper.Length, copy.Length);
            copy[at] = char.IsAsciiHexDigit((char)copy[at]) ? "0123456789ABCDEFabcdef"u8[random.Next(22)] : copy[at];
        }

        return copy;
    }
}
