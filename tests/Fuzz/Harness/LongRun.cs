using System.Globalization;
using System.Security.Cryptography;
using DigiRenew.Tests.Fuzz.Targets;

namespace DigiRenew.Tests.Fuzz.Harness;

/// <summary>./run fuzz --minutes N [--seed S] [--out DIR]: all targets in turn, ten seconds each, for as long as asked.</summary>
internal static class LongRun
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        var minutes = Number(arguments, "--minutes") ?? 10;
        var seed = Number(arguments, "--seed") ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var folder = arguments.SkipWhile(argument => argument != "--out").Skip(1).FirstOrDefault() ?? ".work/fuzz";
        using var all = await AllTargets.CreateAsync();
        var runs = all.Targets.ToDictionary(target => target, target => new FuzzRun(target, seed));
        await output.WriteLineAsync(FormattableString.Invariant($"seed {seed}, {minutes} minutes, {runs.Count} targets"));
        var until = DateTime.UtcNow.AddMinutes(minutes);
        for (var round = 1; DateTime.UtcNow < until && runs.Values.All(run => run.Counts.Failures.Count == 0); round++)
        {
            foreach (var (target, run) in runs.Where(_ => DateTime.UtcNow < until))
            {
                run.For(Slice < until - DateTime.UtcNow ? Slice : until - DateTime.UtcNow);
                await output.WriteLineAsync(FormattableString.Invariant($"round {round}, {target.Name}: {run.Counts}"));
            }
        }

        await output.WriteLineAsync(FormattableString.Invariant($"seed {seed}: {runs.Values.Sum(run => run.Counts.Inputs)} inputs"));
        foreach (var (target, run) in runs)
        {
            await output.WriteLineAsync($"{target.Name}: {run.Counts}");
        }

        return Keep(runs.Values.SelectMany(run => run.Counts.Failures), folder, output);
    }

    private static int Keep(IEnumerable<FuzzFailure> failures, string folder, TextWriter output)
    {
        var count = 0;
        foreach (var failure in failures)
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, FormattableString.Invariant($"{failure.Target}-{failure.Seed}-{failure.Iteration}-{count++}.bin"));
            File.WriteAllBytes(file, failure.Input);
            output.WriteLine($"{failure}\n  kept as {file}");
        }

        return count == 0 ? 0 : 1;
    }

    private static int? Number(string[] arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault() is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
