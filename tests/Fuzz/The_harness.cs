using DigiRenew.Tests.Fuzz.Harness;

namespace DigiRenew.Tests.Fuzz;

/// <summary>The harness sees what it is there to see.</summary>
public sealed class The_harness
{
    [Theory]
    [InlineData("throws", "InvalidOperationException")]
    [InlineData("allocates", "allocates 1")]
    [InlineData("spins", "takes 1")]
    public void reports_an_input_that(string does, string what)
    {
        var run = new FuzzRun(new Misbehaving(does), 1);
        run.Try([1, 2, 3]);
        Assert.Contains(what, Assert.Single(run.Counts.Failures).What, StringComparison.Ordinal);
    }

    [Fact]
    public void makes_the_same_inputs_from_the_same_seed()
    {
        var (first, second) = (new Misbehaving("nothing"), new Misbehaving("nothing"));
        new FuzzRun(first, 7).For(TimeSpan.FromMilliseconds(200));
        new FuzzRun(second, 7).For(TimeSpan.FromMilliseconds(200));
        var common = Math.Min(first.Seen.Count, second.Seen.Count);
        Assert.True(common > 10);
        Assert.Equal(first.Seen.Take(common), second.Seen.Take(common));
    }

    private sealed class Misbehaving(string how) : FuzzTarget
    {
        public List<string> Seen { get; } = [];

        public override string Name => how;

        public override IReadOnlyList<byte[]> Seeds { get; } = ["a seed of some octets"u8.ToArray()];

        public override byte[] Mutate(Random random, byte[] seed) => Mutations.OctetMutations.Apply(random, seed);

        public override bool Read(byte[] input)
        {
            Seen.Add(Convert.ToHexString(input));
            switch (how)
            {
                case "throws":
                    throw new InvalidOperationException();
                case "allocates":
                    return new byte[150 * 1024 * 1024].Length == 0;
                case "spins":
                    var (wall, from) = (System.Diagnostics.Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                    while (wall.Elapsed < TimeSpan.FromSeconds(1.2) || Environment.CpuUsage.TotalTime - from < TimeSpan.FromSeconds(1.2))
                    {
                    }

                    break;
            }

            return false;
        }
    }
}
