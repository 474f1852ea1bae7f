using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>
/// Where the guide and the page meet: the guide lays a screen down and waits, the page reads it and answers. One screen
/// lies here at a time, and only its own number answers it, so a double click or an old page does nothing.
/// </summary>
internal sealed class WindowDesk
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChosenFile> _chosen = new(StringComparer.Ordinal);
    private WindowScreen _screen = new() { Name = "working", Title = "DigiRenew" };
    private long _version;
    private TaskCompletionSource _changed = NewSignal();
    private TaskCompletionSource<WindowAnswer>? _answer;
    private PendingPin? _pin;

    /// <summary>The screen that lies here now.</summary>
    public WindowScreen Screen
    {
        get
        {
            lock (_lock)
            {
                return _screen;
            }
        }
    }

    /// <summary>Shows a screen that asks for nothing; the page follows along without a new number.</summary>
    public void Show(WindowScreen screen) => Put(screen with { Number = Screen.Number });

    /// <summary>Shows a screen and waits for its answer.</summary>
    public Task<WindowAnswer> AskAsync(WindowScreen screen, CancellationToken cancellationToken) => AskAsync(screen, null, cancellationToken);

    /// <summary>Shows a screen that asks for the PIN; the octets go straight into the buffer.</summary>
    /// <returns>Octets written; -1 where another button was pressed.</returns>
    public async Task<int> AskPinAsync(WindowScreen screen, Memory<byte> into, CancellationToken cancellationToken)
    {
        var pin = new PendingPin(into);
        try
        {
            var answer = AskAsync(screen, pin, cancellationToken);
            var first = await Task.WhenAny(pin.Length.Task, answer).ConfigureAwait(false);
            return first == answer && !pin.Length.Task.IsCompleted ? await RefusedAsync(answer).ConfigureAwait(false) : await pin.Length.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _pin = null; // Nothing is written into the buffer after this.
            }
        }

        static async Task<int> RefusedAsync(Task<WindowAnswer> answer)
        {
            await answer.ConfigureAwait(false);
            return -1;
        }
    }

    /// <summary>An answer from the page.</summary>
    /// <returns>False where it does not answer the screen that lies here.</returns>
    public bool Answer(WindowAnswer answer)
    {
        lock (_lock)
        {
            if (answer.Screen != _screen.Number || _answer is null || !_screen.Buttons.Concat(_screen.Others?.Buttons ?? []).Any(button => button.Id == answer.Button))
            {
                return false;
            }

            var waiting = _answer;
            _answer = null;
            return waiting.TrySetResult(answer with { Files = new Dictionary<string, ChosenFile>(_chosen, StringComparer.Ordinal) });
        }
    }

    /// <summary>Takes the PIN out of what the network left in memory, and wipes it there.</summary>
    /// <returns>False where no PIN is asked for, or where it is too long; then nothing was kept either.</returns>
    public bool TakePin(int screen, in ReadOnlySequence<byte> octets)
    {
        try
        {
            lock (_lock)
            {
                if (_pin is not { } pin || screen != _screen.Number || octets.Length == 0 || octets.Length > pin.Into.Length)
                {
                    return false;
                }

                octets.CopyTo(pin.Into.Span);
                _pin = null;
                _answer = null;
                return pin.Length.TrySetResult((int)octets.Length);
            }
        }
        finally
        {
            Wipe(octets);
        }
    }

    /// <summary>Keeps a file that was chosen for a field of this screen.</summary>
    public bool TakeFile(int screen, string field, ChosenFile file)
    {
        lock (_lock)
        {
            if (screen != _screen.Number || _answer is null || !_screen.Fields.Any(one => one.Kind == "file" && one.Name == field))
            {
                return false;
            }

            _chosen[field] = file;
            return true;
        }
    }

    /// <summary>The screen once it is newer than a version.</summary>
    public async Task<(WindowScreen Screen, long Version)> AfterAsync(long version, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_version > version)
                {
                    return (_screen, _version);
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a file known to the page, under a name that nobody else can guess. No other file of this computer can be asked for.</summary>
    /// <returns>Its address.</returns>
    public string Offer(string path)
    {
        lock (_lock)
        {
            var key = _files.FirstOrDefault(offered => offered.Value == path).Key ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
            _files[key] = path;
            return $"/files/{key}/{Uri.EscapeDataString(Path.GetFileName(path))}";
        }
    }

    /// <summary>The path of a file that was offered, or null.</summary>
    public string? FileAt(string key)
    {
        lock (_lock)
        {
            return _files.GetValueOrDefault(key);
        }
    }

    /// <summary>Overwrites segments whose memory is an array or native memory of the transport: they are read-only to callers only by type.</summary>
    public static void Wipe(in ReadOnlySequence<byte> octets)
    {
        foreach (var segment in octets)
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsMemory(segment).Span);
        }
    }

    private async Task<WindowAnswer> AskAsync(WindowScreen screen, PendingPin? pin, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<WindowAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            (_answer, _pin) = (answer, pin);
            _chosen.Clear();
            Put(screen with { Number = _screen.Number + 1 });
        }

        return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Put(WindowScreen screen)
    {
        lock (_lock)
        {
            _screen = screen;
            _version++;
            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }

    private sealed class PendingPin(Memory<byte> into)
    {
        public Memory<byte> Into { get; } = into;

        public TaskCompletionSource<int> Length { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
