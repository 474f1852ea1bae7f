using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Demo;

/// <summary>The local host as a process; it can be killed and started again on the same data.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly string _data;
    private readonly string _log;
    private readonly string? _settings;
    private readonly int _port = LocalPort.Free();
    private Process? _process;
    private TimeSpan _offset;

    /// <param name="data">Its data directory.</param>
    /// <param name="log">What it prints goes to this file.</param>
    /// <param name="clock">Where its clock starts.</param>
    /// <param name="settings">Its settings file; null for none.</param>
    public Service(string data, string log, DateTimeOffset clock, string? settings = null)
    {
        _settings = settings;
        _data = data;
        _log = log;
        _offset = clock - DateTimeOffset.UtcNow;
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public int Kills { get; private set; }

    /// <summary>Further arguments of the service.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Further environment variables of the service.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Whether the process has ended, by whatever cause.</summary>
    public bool HasEnded => _process is { HasExited: true };

    /// <summary>The service's clock.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow + _offset;

    public async Task StartAsync()
    {
        _process = new Process
        {
            StartInfo = Tool.Prepare(
                Programs.Service,
                [
                    "--data", _data,
                    "--urls", Address.ToString().TrimEnd('/'),
                    "--development",
                    "--clock", Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    .. _settings is null ? Array.Empty<string>() : ["--settings", _settings],
                    .. Options,
                ],
                Environment),
        };
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromSeconds(60);)
        {
            if (_process.HasExited)
            {
                throw new DemoException($"The service ended with exit code {_process.ExitCode}; see {_log}.");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/api/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or SocketException or TaskCanceledException)
            {
            }

            await Task.Delay(100);
        }

        throw new DemoException($"The service was not ready after a minute; see {_log}.");
    }

    /// <summary>Waits until the process has ended by itself; false where it has not by then.</summary>
    public async Task<bool> WaitForEndAsync(TimeSpan patience)
    {
        for (var wait = Stopwatch.StartNew(); !HasEnded && wait.Elapsed < patience;)
        {
            await Task.Delay(20);
        }

        return HasEnded;
    }

    /// <summary>SIGKILL: nothing gets a chance to finish.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        Kills++;
    }

    /// <summary>Moves the service's clock on, unless it has reached that moment already: an answer may have been lost.</summary>
    public async Task MoveClockAsync(DateTimeOffset to)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var policy = await client.GetFromJsonAsync("/api/policy", WireJson.Default.PolicyView);
        var reached = policy!.ServiceTime;
        if (reached < to)
        {
            using var answer = await client.PostAsJsonAsync("/api/development/clock", new(to), WireJson.Default.ClockRequest);
            answer.EnsureSuccessStatusCode();
            reached = to;
        }

        _offset = reached - DateTimeOffset.UtcNow;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            using var _ = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process?.Dispose();
        _process = null;
    }

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                File.AppendAllText(_log, line + "\n");
            }
        }
    }
}
