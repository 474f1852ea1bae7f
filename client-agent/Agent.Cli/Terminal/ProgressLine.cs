using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Terminal;

/// <summary>A line on stderr for whatever takes over a second; repeated with the time every ten seconds. Plain lines, for screen readers.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Then = TimeSpan.FromSeconds(10);
    private readonly Timer _timer;
    private int _ticks = -1;

    public ProgressLine(string sentence, Language language) => _timer = new Timer(
        _ =>
        {
            var ticks = Interlocked.Increment(ref _ticks);
            var seconds = (ticks * (int)Then.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Console.Error.WriteLine(ticks == 0 ? sentence : AgentTexts.StillWorking.In(language, ("what", sentence), ("seconds", seconds)));
        },
        null,
        First,
        Then);

    public void Dispose() => _timer.Dispose();
}
