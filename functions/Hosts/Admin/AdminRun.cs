using System.CommandLine;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Hosts.Settings;

namespace DigiRenew.Hosts.Admin;

/// <summary>One run of a command: prints its answer, and turns what is thrown into a sentence and an exit code.</summary>
internal sealed class AdminRun(TextWriter output, TextWriter error)
{
    public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON.", Recursive = true };

    /// <summary>Has a command print what its work answers.</summary>
    public void Let(Command command, Func<ParseResult, CancellationToken, Task<Answer>> work) => command.SetAction(async (parsed, token) =>
    {
        var json = parsed.GetValue(Json);
        try
        {
            var answer = await work(parsed, token).ConfigureAwait(false);
            await output.WriteLineAsync(json ? answer.Json.ToJsonString() : answer.Text).ConfigureAwait(false);
            return (int)answer.Exit;
        }
        catch (SettingsException wrong)
        {
            return await SayAsync(AdminExit.Configuration, wrong.Message, json).ConfigureAwait(false);
        }
        catch (AdminException wrong)
        {
            return await SayAsync(wrong.Exit, wrong.Message, json).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            return await SayAsync(AdminExit.NoInput, wrong.Message, json).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or CryptographicException)
        {
            return await SayAsync(AdminExit.Data, wrong.Message, json).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or DbException)
        {
            return await SayAsync(AdminExit.InputOutput, wrong.Message, json).ConfigureAwait(false);
        }
        catch (Exception refused) when (BlobStores.IsAnswer(refused))
        {
            return await SayAsync(AdminExit.InputOutput, $"The blob service did not do it: {refused.Message.Split('\n')[0]}", json).ConfigureAwait(false); // then come the headers
        }
    });

    private async Task<int> SayAsync(AdminExit exit, string message, bool json)
    {
        await error.WriteLineAsync(json ? new JsonObject { ["error"] = message }.ToJsonString() : message).ConfigureAwait(false);
        return (int)exit;
    }
}
