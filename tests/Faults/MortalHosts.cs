using System.Diagnostics;
using System.Net.Sockets;
using DigiRenew.Agent;
using DigiRenew.Demo;

namespace DigiRenew.Tests.Faults;

/// <summary>Hosts on one store that may die at any moment, and are started again.</summary>
/// <param name="folder">Of their logs, and of what tells where they died.</param>
internal sealed class MortalHosts(string folder) : IAsyncDisposable
{
    private const int LastWords = 12;

    private static readonly string[] Broken = ["service-unreachable", "service-timeout", "answer-unreadable", "temporarily-unavailable", "internal-error"];

    private readonly List<Service> _hosts = [];
    private readonly Dictionary<string, string> _environment = [];

    public Uri Origin => _hosts[0].Address;

    public IReadOnlyList<Uri> Addresses => [.. _hosts.Select(host => host.Address)];

    public DateTimeOffset Now => _hosts[0].Now;

    /// <summary>Names of the points at which a host was killed, in that order.</summary>
    public IReadOnlyList<string> Killed => File.Exists(KilledFile) ? File.ReadAllLines(KilledFile) : [];

    /// <summary>What ports told of what they handed over, repeats included; only where hosts were killed.</summary>
    public string ToldFile => KilledFile + ".told";

    private string KilledFile => Path.Combine(folder, "killed");

    /// <summary>Adds a host, which does not run yet.</summary>
    public void Add(string data, DateTimeOffset clock, string settings) =>
        _hosts.Add(new(data, LogOf(_hosts.Count + 1), clock, settings) { Environment = _environment });

    public async Task StartAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StartAsync();
        }
    }

    /// <summary>From now on a host dies at the first pass of every point at which none has died yet.</summary>
    public async Task ArmAsync()
    {
        _environment["DIGIRENEW_FAULT"] = "once:" + KilledFile;
        foreach (var host in _hosts)
        {
            await host.KillAsync();
            await StartAgainAsync(host);
        }
    }

    public async Task MoveClockAsync(DateTimeOffset to)
    {
        foreach (var host in _hosts)
        {
            await host.MoveClockAsync(to);
        }
    }

    /// <summary>Whether what failed may have failed because a host died.</summary>
    public static bool IsBroken(Exception failure) => failure switch
    {
        AgentException agent => Broken.Contains(agent.Code),
        HttpRequestException or SocketException or IOException => true,
        TaskCanceledException => true,
        _ => false,
    };

    /// <summary>Starts one again that has died, or dies within the time.</summary>
    public async Task ReviveAsync(TimeSpan patience)
    {
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            if (_hosts.FirstOrDefault(host => host.HasEnded) is { } dead)
            {
                await StartAgainAsync(dead);
                return;
            }

            if (wait.Elapsed >= patience)
            {
                return;
            }
        }
    }

    /// <summary>Where they died, and what they said last.</summary>
    public string TellLast() =>
        $"After {Killed.Count} kills, the last at {(Killed is [.., var last] ? last : "none")}:\n"
        + string.Join('\n', _hosts.SelectMany((_, number) => File.ReadLines(LogOf(number + 1)).TakeLast(LastWords)));

    /// <summary>Stops them as an administrator would.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    private string LogOf(int host) => Path.Combine(folder, $"host-{host}.log");

    /// <summary>A host may die while it starts.</summary>
    private static async Task StartAgainAsync(Service host)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await host.StartAsync();
                return;
            }
            catch (DemoException) when (host.HasEnded && attempt < 30)
            {
            }
        }
    }
}
