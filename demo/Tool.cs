using System.Diagnostics;

namespace DigiRenew.Demo;

/// <summary>Runs a program to its end.</summary>
public static class Tool
{
    /// <summary>Runs a program; its exit code and everything it printed.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> TryAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        using var process = new Process { StartInfo = Prepare(program, arguments, environment) };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a program that must succeed; what it printed.</summary>
    /// <exception cref="DemoException">Another exit code than 0.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        var (exitCode, output, errors) = await TryAsync(program, arguments, environment, input);
        return exitCode == 0
            ? output
            : throw new DemoException($"{Path.GetFileName(program)} ended with exit code {exitCode}: {(errors + output).Trim()}");
    }

    internal static ProcessStartInfo Prepare(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
