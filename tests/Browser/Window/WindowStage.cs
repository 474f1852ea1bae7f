using System.Diagnostics;
using System.Globalization;
using DigiRenew.Demo;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>A stage beside which windows are started.</summary>
public sealed class WindowStage : IAsyncDisposable
{
    private readonly List<Process> _windows = [];
    private readonly Stage _stage;

    private WindowStage(Stage stage) => _stage = stage;

    public string Folder => _stage.Folder;

    public DemoToken Token => _stage.Token;

    public Service Service => _stage.Service;

    public Mailbox Mailbox => _stage.Mailbox;

    public Officer Officer => _stage.Officer;

    public string Home => _stage.Home;

    public static async Task<WindowStage> SetAsync() => new(await Stage.SetAsync());

    /// <summary>A picture that is accepted as a copy; another one for each shade.</summary>
    public async Task<string> PictureAsync(byte paper = 225)
    {
        var path = Path.Combine(Folder, "copie.png");
        await File.WriteAllBytesAsync(path, IdentityCopy.Png(paper));
        return path;
    }

    public Task IssueAsync() => _stage.IssueAsync();

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

        await _stage.DisposeAsync();
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
