using System.Diagnostics;

namespace DigiRenew.Tests.Unit.Pki;

/// <summary>Times of one run, for ratios between each other: whatever else the machine does, one of a few passes is undisturbed.</summary>
internal static class Fastest
{
    private const int Passes = 5;

    public static TimeSpan Of(Action work) => Enumerable.Range(0, Passes).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    });
}
