using System.Globalization;
using DigiRenew.Tests.Attacks.Generator;
using DigiRenew.Tests.Fuzz.Harness;
using DigiRenew.Tests.Fuzz.Targets;
using Xunit.Abstractions;

namespace DigiRenew.Tests.Fuzz;

/// <summary>
/// All readers, a minute together, from one seed: this judges the change and not the day's luck, and <c>./run fuzz</c> hunts. DIGIRENEW_FUZZ_SEED
/// takes another seed, DIGIRENEW_FUZZ_SECONDS changes the length.
/// </summary>
public sealed class Reading_what_strangers_send(ITestOutputHelper output)
{
    private const int UsualSeconds = 60;
    private const int UsualSeed = 20_261_126;

    [Fact]
    public async Task neither_breaks_nor_hangs_nor_swells()
    {
        using var all = await AllTargets.CreateAsync();
        var seed = Setting("SEED") ?? UsualSeed;
        var share = TimeSpan.FromSeconds((double)(Setting("SECONDS") ?? UsualSeconds) / all.Targets.Count);
        Say(FormattableString.Invariant($"fuzz seed {seed}, {share.TotalSeconds:0.0} s a target"));
        var failures = new List<FuzzFailure>();
        foreach (var target in all.Targets)
        {
            var run = new FuzzRun(target, seed);
            run.For(share);
            Say($"{target.Name}: {run.Counts}");
            failures.AddRange(run.Counts.Failures);
            Assert.True(run.Counts.Inputs > 0, target.Name);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Select(failure => $"{failure}\n{Convert.ToBase64String(failure.Input.AsSpan(0, Math.Min(4096, failure.Input.Length)))}")));
    }

    [Fact]
    public async Task accepts_every_seed()
    {
        using var all = await AllTargets.CreateAsync();
        Assert.All(all.Targets, target => Assert.All(target.Seeds, seed => Assert.True(target.Read(seed), target.Name)));
    }

    [Fact]
    public async Task does_not_swell_on_two_megabytes_of_one_token()
    {
        using var all = await AllTargets.CreateAsync();
        var run = new FuzzRun(all.Targets.Single(target => target is IdentityPdfTarget), 0);
        foreach (var input in IdentityPdfTarget.Swelling)
        {
            run.Try(input);
        }

        Say(run.Counts.ToString());
        Assert.Empty(run.Counts.Failures.Select(failure => failure.What));
    }

    /// <summary>The attacks' bombs: their time is limited here, their memory there too.</summary>
    [Fact]
    public async Task bears_every_bomb()
    {
        using var all = await AllTargets.CreateAsync();
        foreach (var bomb in CopyAttacks.Bombs)
        {
            var attempt = (Attempt.Upload)await bomb.MakeAsync();
            using var bench = attempt.Bench;
            var run = new FuzzRun(all.Targets.Single(target => Path.GetExtension(attempt.FileName) == ".pdf" ? target is IdentityPdfTarget : target is PictureTarget), 0);
            run.Try(attempt.File);
            Assert.True(run.Counts is { Failures.Count: 0, Accepted: 0 }, $"{bomb.Name}: {run.Counts}");
        }
    }

    /// <summary>What runs have found stays found: named after the target, kept in Found.</summary>
    [Fact]
    public async Task bears_what_was_found_before()
    {
        using var all = await AllTargets.CreateAsync();
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Found"), "*.bin");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var target = all.Targets.Single(target => Path.GetFileName(file).StartsWith(target.Name + ".", StringComparison.Ordinal));
            var run = new FuzzRun(target, 0);
            run.Try(await File.ReadAllBytesAsync(file));
            Assert.True(run.Counts.Failures.Count == 0, file);
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable($"DIGIRENEW_FUZZ_{name}") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
