using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Effects;

namespace DigiRenew.Hosts.Admin;

/// <summary>queue list, replay: calls for work that were given up in Azure. On one machine no queue lies between the parts.</summary>
/// <param name="run">Runs the commands.</param>
/// <param name="queues">Opens the dead letters by the host name of the namespace; null in a build that reaches none.</param>
internal sealed class QueueCommands(AdminRun run, Func<string, IDeadLetterQueue>? queues)
{
    private readonly Option<string> _namespace = new("--namespace") { Description = "Host name of the Service Bus namespace.", HelpName = "HOST", Required = true };
    private readonly Option<int> _most = new("--most") { Description = "At most so many.", DefaultValueFactory = _ => 1000 };

    public Command Build() => new("queue", "The dead letters between the parts in Azure: list them, and call for their work again (replay).") { List(), Replay() };

    private Command List()
    {
        var command = new Command("list", "What was given up, and why; it stays there.") { _namespace, _most };
        run.Let(command, async (parsed, token) =>
        {
            var dead = await Open(parsed).ListAsync(parsed.GetValue(_most), token).ConfigureAwait(false);
            return Answer.Done(
                dead.IsEmpty
                    ? "No dead letters."
                    : string.Join(Environment.NewLine, dead.Select(call => $"{call.Since.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}  {call.Order?.ToString() ?? "no order"}  {call.Reason ?? "no reason"}")),
                new JsonObject { ["letters"] = new JsonArray([.. dead.Select(call => new JsonObject { ["order"] = call.Order?.ToString(), ["reason"] = call.Reason, ["since"] = call.Since })]) });
        });
        return command;
    }

    private Command Replay()
    {
        var command = new Command("replay", "Calls again for the work of each order, and removes the letter. Find the cause first.") { _namespace, _most };
        run.Let(command, async (parsed, token) =>
        {
            var replayed = await Open(parsed).ReplayAsync(parsed.GetValue(_most), token).ConfigureAwait(false);
            return Answer.Done($"Called again: {replayed}. What names no order stays among the dead letters.", new JsonObject { ["replayed"] = replayed });
        });
        return command;
    }

    private IDeadLetterQueue Open(ParseResult parsed)
    {
        var address = parsed.GetRequiredValue(_namespace);
        if (Uri.CheckHostName(address) != UriHostNameType.Dns)
        {
            throw new AdminException(AdminExit.Usage, "--namespace is a host name, e.g. sb-….servicebus.windows.net.");
        }

        return queues?.Invoke(address)
            ?? throw new AdminException(AdminExit.Usage, "This build reaches no queue. Build with the whole NuGet gallery: dotnet build DigiRenew.sln -c Full, and use digirenew-admin-azure.");
    }
}
