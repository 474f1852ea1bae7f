using System.Diagnostics;
using System.Globalization;

namespace DigiRenew.Demo;

/// <summary>A part of the service that does not listen, as a process of its own; it can be killed and started again.</summary>
/// <param name="arguments">But for the clock.</param>
/// <param name="log">What it prints goes to this file.</param>
public sealed class Part(IReadOnlyList<string> arguments, string log) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Process? _process;

    /// <param name="clock">Where its clock starts, unless the clock of the data folder is ahead of it.</param>
    public async Task StartAsync(DateTimeOffset clock)
    {
        var ready = new TaskCompletionSource();
        _process = new Process
        {
            StartInfo = Tool.Prepare(
                Programs.Service, [.. arguments, "--development", "--clock", clock.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)], null),
        };
        _process.OutputDataReceived += (_, line) =>
        {
            Write(line.Data);
            if (line.Data?.Contains("working as part", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        };
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Task.WhenAny(ready.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        if (!ready.Task.IsCompleted)
        {
            throw new DemoException($"A part of the service did not start; see {log}.");
        }
    }

    /// <summary>SIGKILL: nothing gets a chance to finish.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                File.AppendAllText(log, line + "\n");
            }
        }
    }
}
