using System.Diagnostics;
using System.Globalization;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>
/// Kills the process (SIGKILL) at a named point, for tests of what survives. <c>DIGIRENEW_FAULT</c> is read under
/// --development only: <c>NAME:N</c> kills at the N-th pass of NAME; <c>trace:FILE</c> kills nothing and appends the name of
/// every pass to FILE; <c>once:FILE</c> kills at each point that FILE does not name yet, after naming it there. Of the points
/// before a write it takes those of the ledger only: what else is durable before a write, the write before it left. Beside its
/// FILE, in FILE.told, stands what ports tell.
/// </summary>
public sealed class FaultHook
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "DIGIRENEW_FAULT";

    private const string Before = "before/";
    private const string After = "after/";

    private readonly Lock _lock = new();
    private readonly Func<string, bool> _isEnd;

    private readonly string? _told;

    private FaultHook(Func<string, bool> isEnd, string? file = null) => (_isEnd, _told) = (isEnd, file is null ? null : file + ".told");

    /// <summary>Reads the variable's value; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It has none of the forms.</exception>
    public static FaultHook? Read(string? setting)
    {
        if (string.IsNullOrEmpty(setting))
        {
            return null;
        }

        var colon = setting.IndexOf(':', StringComparison.Ordinal);
        var (form, value) = colon > 0 ? (setting[..colon], setting[(colon + 1)..]) : (setting, string.Empty);
        return (form, value) switch
        {
            (_, "") => throw new InvalidDataException($"{Variable} is NAME:N, trace:FILE or once:FILE."),
            ("trace", var file) => new(point => Note(file, point, isEnd: false), file),
            ("once", var file) => new(point => IsNew(file, point) && Note(file, point, isEnd: true), file),
            _ => Nth(form, value),
        };
    }

    /// <summary>Does a write between its two points, <c>before/NAME</c> and <c>after/NAME</c>.</summary>
    public async Task<T> AroundAsync<T>(string name, Func<Task<T>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Pass(Before + name);
        var written = await write().ConfigureAwait(false);
        Pass(After + name);
        return written;
    }

    /// <inheritdoc cref="AroundAsync{T}"/>
    public Task AroundAsync(string name, Func<Task> write) => AroundAsync(name, async () =>
    {
        await write().ConfigureAwait(false);
        return true;
    });

    /// <summary>Notes something for whoever looks at the files afterwards.</summary>
    internal void Tell(string line)
    {
        lock (_lock)
        {
            if (_told is not null)
            {
                File.AppendAllText(_told, line + "\n");
            }
        }
    }

    private static FaultHook Nth(string name, string pass)
    {
        var left = int.TryParse(pass, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new InvalidDataException($"{Variable}: {pass} is no number of a pass.");
        return new(point => point == name && --left == 0);
    }

    private static bool IsNew(string file, string point) =>
        (point.StartsWith(After, StringComparison.Ordinal) || point.StartsWith(Before + "ledger/", StringComparison.Ordinal))
        && !(File.Exists(file) && File.ReadAllLines(file).Contains(point, StringComparer.Ordinal));

    private static bool Note(string file, string point, bool isEnd)
    {
        File.AppendAllText(file, point + "\n");
        return isEnd;
    }

    private void Pass(string point)
    {
        lock (_lock)
        {
            if (_isEnd(point))
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
                Thread.Sleep(Timeout.Infinite); // The signal is on its way; nothing is written until it comes.
            }
        }
    }
}
