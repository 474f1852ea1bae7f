using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DigiRenew.Demo;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>A service with its operators, and a token with an old certificate on it; the window is started beside them.</summary>
public sealed class WindowStage : IAsyncDisposable
{
    private readonly List<Process> _windows = [];

    private WindowStage(string folder)
    {
        Folder = folder;
        Token = new(Path.Combine(folder, "token"));
        Service = new(Path.Combine(folder, "service"), Path.Combine(folder, "service.log"), DateTimeOffset.UtcNow - TimeSpan.FromDays(6));
        Mailbox = new(Path.Combine(folder, "service", "mail"));
    }

    public string Folder { get; }

    public DemoToken Token { get; }

    public Service Service { get; }

    public Mailbox Mailbox { get; }

    public Officer Officer { get; private set; } = null!;

    public Officer Finance { get; private set; } = null!;

    public string Home => Path.Combine(Folder, "home");

    public static async Task<WindowStage> SetAsync(string key = "ec")
    {
        var folder = Path.Combine(Path.GetTempPath(), "digirenew-window-" + Guid.NewGuid().ToString("N"));
        foreach (var name in new[] { "token", "service/mail", "certificate", "home" })
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        var stage = new WindowStage(folder);
        var data = Path.Combine(folder, "service");
        await stage.Token.InitialiseAsync();
        await stage.Service.StartAsync();
        await Tool.RunAsync(
            Programs.Demo,
            ["prepare-token", folder, data, stage.Service.Address.GetLeftPart(UriPartial.Authority), stage.Service.Now.ToString("O", CultureInfo.InvariantCulture), key],
            stage.Token.Environment,
            stage.Token.Pin + "\n");
        await Tool.RunAsync(Programs.Admin, ["register", "import", Path.Combine(folder, "register.csv"), "--data", data]);
        stage.Officer = new(stage.Service.Address, await AddOperatorAsync(data, "officer-1", "officer"));
        stage.Finance = new(stage.Service.Address, await AddOperatorAsync(data, "finance-1", "finance"));
        return stage;
    }

    /// <summary>Starts the window; its address works once.</summary>
    public async Task<OpenWindow> OpenAsync(string language, params string[] more)
    {
        var start = new ProcessStartInfo(
            Programs.Agent,
            ["window", "--no-browser", "--service", Service.Address.ToString(), "--home", Home, "--module", Programs.SoftHsm, "--lang", language, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Token.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _windows.Add(process);
        var line = await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync();
        return new(process, new(line[line.IndexOf("http://", StringComparison.Ordinal)..].Trim()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
        {
            if (!window.HasExited)
            {
                window.Kill();
                await window.WaitForExitAsync();
            }

            window.Dispose();
        }

        Officer?.Dispose();
        Finance?.Dispose();
        await Service.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> AddOperatorAsync(string data, string id, string role)
    {
        var printed = await Tool.RunAsync(Programs.Admin, ["operator", "add", "--data", data, "--id", id, "--role", role, "--json"]);
        return JsonDocument.Parse(printed).RootElement.GetProperty("apiKey").GetString()!;
    }
}

/// <summary>A window that waits for a browser.</summary>
/// <param name="Process">The program.</param>
/// <param name="Address">What opens it, once.</param>
public sealed record OpenWindow(Process Process, Uri Address)
{
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>How often octets stand in the program's memory (Linux).</summary>
    public int CountInMemory(byte[] octets)
    {
        var count = 0;
        using var memory = new FileStream($"/proc/{Process.Id}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        foreach (var line in File.ReadAllLines($"/proc/{Process.Id}/maps"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!parts[1].StartsWith("rw", StringComparison.Ordinal) || (parts.Length > 5 && parts[5].StartsWith("[v", StringComparison.Ordinal)))
            {
                continue;
            }

            var ends = parts[0].Split('-').Select(end => long.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            count += CountIn(memory, ends[0], ends[1], octets);
        }

        return count;
    }

    private static int CountIn(FileStream memory, long from, long to, byte[] octets)
    {
        var count = 0;
        var block = new byte[1 << 20];
        for (var at = from; at < to; at += block.Length - octets.Length + 1)
        {
            int length;
            try
            {
                memory.Position = at;
                length = memory.Read(block, 0, (int)Math.Min(block.Length, to - at));
            }
            catch (IOException)
            {
                break; // Reserved, not in use.
            }

            for (var rest = block.AsSpan(0, length); rest.IndexOf(octets) is >= 0 and var found; rest = rest[(found + 1)..])
            {
                count++;
            }

            if (length < block.Length)
            {
                break;
            }
        }

        return count;
    }
}
