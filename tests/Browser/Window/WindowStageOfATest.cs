using System.Diagnostics;
using DigiRenew.Demo;

namespace DigiRenew.Tests.Browser.Window;

/// <summary>Windows that need neither service nor token: each test opens its own, and all are ended together.</summary>
public sealed class WindowStageOfATest : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("digirenew-window-");
    private readonly List<Process> _windows = [];

    public async Task<OpenWindow> OpenAsync()
    {
        var process = Process.Start(new ProcessStartInfo(
            Programs.Agent, ["window", "--no-browser", "--lang", "en", "--service", "http://127.0.0.1:9", "--home", _home.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        _windows.Add(process);
        var line = (await process.StandardOutput.ReadLineAsync())!;
        return new(process, new(line[line.IndexOf("http://", StringComparison.Ordinal)..].Trim()));
    }

    public void Dispose()
    {
        foreach (var window in _windows)
        {
            window.Kill();
            window.WaitForExit();
            window.Dispose();
        }

        _home.Delete(recursive: true);
    }
}
