using System.Globalization;

namespace DigiRenew.Hosts.Local.Clock;

/// <summary>Remembers how far the movable clock was moved, so that a restart doesn't take time back.</summary>
internal static class ClockFile
{
    private const string Name = "clock";

    /// <summary>The clock of a data folder: at <paramref name="asked"/>, but never before the moment it had reached.</summary>
    public static DevelopmentClock Open(string data, DateTimeOffset? asked, TimeProvider machine)
    {
        var path = Path.Combine(data, Name);
        var now = machine.GetUtcNow();
        var reached = File.Exists(path) ? now + Read(path) : asked ?? now;
        var clock = new DevelopmentClock(asked > reached ? asked.Value : reached, machine);
        Write(path, clock.Ahead);
        clock.Moved += (_, _) => Write(path, clock.Ahead);
        return clock;
    }

    private static TimeSpan Read(string path) => TimeSpan.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);

    private static void Write(string path, TimeSpan ahead)
    {
        var whole = path + ".new";
        File.WriteAllText(whole, ahead.ToString("c", CultureInfo.InvariantCulture));
        File.Move(whole, path, overwrite: true);
    }
}
