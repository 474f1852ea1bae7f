using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DigiRenew.Demo;

/// <summary>The holder's program, run as a person or a script would: a process of its own, the PIN on standard input.</summary>
public sealed class Agent(DemoToken token, Uri service, string home, string language, string log)
{
    private static readonly string[] ReadableByOthers = ["cmdline", "environ"];

    /// <summary>Runs a command that must succeed.</summary>
    /// <param name="arguments">The command and its own arguments.</param>
    /// <param name="withPin">Whether it asks for the PIN.</param>
    /// <param name="meanwhile">What happens while it runs; it may write further lines to its standard input.</param>
    /// <returns>What it printed on standard output.</returns>
    public async Task<string> RunAsync(string[] arguments, bool withPin, Func<Running, Task>? meanwhile = null)
    {
        var (exitCode, output, errors) = await TryAsync(arguments, withPin, meanwhile);
        return exitCode == 0
            ? output
            : throw new DemoException($"digirenew {arguments[0]} ended with exit code {exitCode}.\n{errors}\n{output}");
    }

    /// <summary>Runs a command and parses the JSON document that it prints.</summary>
    public async Task<JsonElement> ReadAsync(string[] arguments, bool withPin) =>
        JsonDocument.Parse(await RunAsync([.. arguments, "--json"], withPin)).RootElement;

    /// <summary>Runs a command to its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> TryAsync(string[] arguments, bool withPin, Func<Running, Task>? meanwhile = null)
    {
        string[] all =
        [
            .. arguments, "--service", service.ToString(), "--home", home, "--module", Programs.SoftHsm, "--lang", language, "--yes",
            .. withPin ? new[] { "--pin-stdin" } : [],
        ];
        var environment = new Dictionary<string, string>(token.Environment) { ["NO_COLOR"] = "1" };
        using var process = new Process { StartInfo = Tool.Prepare(Programs.Agent, all, environment) };
        process.Start();
        var output = new Transcript();
        var errors = new Transcript();
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.AutoFlush = true;
        if (withPin)
        {
            await process.StandardInput.WriteLineAsync(token.Pin);
            LookForPin(process.Id);
        }

        if (meanwhile is not null)
        {
            var during = meanwhile(new Running(process, () => output.Text + errors.Text));
            await Task.WhenAny(during, process.WaitForExitAsync());
            if (during.IsCompleted)
            {
                await during;
            }
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        process.WaitForExit();
        await File.AppendAllTextAsync(log, $"$ digirenew {string.Join(' ', all)}\n{errors.Text}{output.Text}exit code {process.ExitCode}\n\n");
        return (process.ExitCode, output.Text, errors.Text);
    }

    /// <summary>The PIN went in by standard input, and must stand in neither arguments nor environment.</summary>
    private void LookForPin(int process)
    {
        foreach (var file in ReadableByOthers.Select(name => $"/proc/{process}/{name}").Where(File.Exists))
        {
            if (File.ReadAllText(file).Contains(token.Pin, StringComparison.Ordinal))
            {
                throw new DemoException($"The PIN stands in {file}.");
            }
        }
    }

    /// <summary>The program while it runs.</summary>
    public sealed record Running(Process Process, Func<string> Printed)
    {
        public Task AnswerAsync(string line) => Process.StandardInput.WriteLineAsync(line);
    }

    private sealed class Transcript
    {
        private readonly StringBuilder _lines = new();

        public string Text
        {
            get
            {
                lock (_lines)
                {
                    return _lines.ToString();
                }
            }
        }

        public void Add(string? line)
        {
            if (line is not null)
            {
                lock (_lines)
                {
                    _lines.Append(line).Append('\n');
                }
            }
        }
    }
}
