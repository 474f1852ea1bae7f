using System.Diagnostics;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>Programs that nobody here wrote, as judges.</summary>
internal static class Tool
{
    /// <summary>Runs a program; a missing program or an exit code other than 0 fails the test.</summary>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in NativeEnvironment.Settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {output}{errors.Result}");
        return output;
    }
}
