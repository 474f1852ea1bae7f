using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DigiRenew.Demo;

/// <summary>The holder's program, run as a person or a script would: a process of its own, the PIN on standard input.</summary>
public sealed class Agent(DemoToken token, Uri service, string home, string language, string log)
{
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
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = new StringBuilder();
        var errorsDone = new TaskCompletionSource();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                errorsDone.TrySetResult();
                return;
            }

            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        process.StandardInput.AutoFlush = true;
        if (withPin)
        {
            await process.StandardInput.WriteLineAsync(token.Pin);
        }

        if (meanwhile is not null)
        {
            var during = meanwhile(new Running(process, () => { lock (errors) { return errors.ToString(); } }));
            await Task.WhenAny(during, process.WaitForExitAsync());
            if (during.IsCompleted)
            {
                await during;
            }
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        await errorsDone.Task;
        var printed = await output;
        await File.AppendAllTextAsync(log, $"$ digirenew {string.Join(' ', all)}\n{errors}{printed}exit code {process.ExitCode}\n\n");
        return (process.ExitCode, printed, errors.ToString());
    }

    /// <summary>The program while it runs.</summary>
    public sealed record Running(Process Process, Func<string> Errors)
    {
        public Task AnswerAsync(string line) => Process.StandardInput.WriteLineAsync(line);
    }
}
