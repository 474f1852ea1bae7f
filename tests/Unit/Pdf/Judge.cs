using System.Diagnostics;

namespace DigiRenew.Tests.Unit.Pdf;

/// <summary>Runs a program that nobody here wrote, and returns what it says. A missing program fails the test.</summary>
internal static class Judge
{
    public static async Task<(int ExitCode, string Says)> Ask(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
