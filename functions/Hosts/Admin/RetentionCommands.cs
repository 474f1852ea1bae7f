using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Retention;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Admin;

/// <summary>retention run: erases what is over its time.</summary>
internal sealed class RetentionCommands(AdminRun run, DataFolder data)
{
    /// <summary>Whom the audit trail names.</summary>
    internal static Actor Administrator { get; } = Actor.Operator("administrator");

    public Command Build() => new("retention", "What is kept, and for how long.") { Run() };

    private Command Run()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would go." };
        var command = new Command(
            "run", "Erases what is over its time. Orders do so by themselves; this is for those that ended before they did, and for shorter periods.")
        {
            data.Option, data.Settings, dry,
        };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var dryRun = parsed.GetValue(dry);
            var sources = data.OpenRetention(parsed, stores);
            var gone = await new RunRetention(sources).RunAsync(Administrator, dryRun, token).ConfigureAwait(false);
            var statements = await new EraseStatements(sources).RunAsync(dryRun, token).ConfigureAwait(false);
            var done = dryRun ? "would go" : "erased";
            var json = new JsonObject
            {
                ["dryRun"] = dryRun,
                ["erased"] = new JsonArray([.. gone.Select(item => new JsonObject
                {
                    ["order"] = item.Order.ToString(),
                    ["number"] = item.Order.Number,
                    ["group"] = NameOf(item.Group),
                    ["keptUntil"] = Day(item.KeptUntil),
                    ["files"] = item.Files,
                })]),
                ["statements"] = new JsonArray([.. statements.Select(statement => new JsonObject
                {
                    ["statement"] = statement.Id.ToString(),
                    ["received"] = Day(statement.Received),
                })]),
            };
            IEnumerable<string> lines =
            [
                .. gone.Select(item => $"{item.Order} ({item.Order.Number}): {NameOf(item.Group)}, kept until {Day(item.KeptUntil)}, {item.Files} files {done}"),
                .. statements.Select(statement => $"{statement.Id}: bank statement received {Day(statement.Received)}, {done}"),
            ];
            return Answer.Done(gone.IsEmpty && statements.IsEmpty ? "Nothing is over its time." : string.Join('\n', lines), json);
        });
        return command;
    }

    internal static string NameOf(DocumentGroup group) => group == DocumentGroup.Copies ? "copies" : "record";

    internal static string? Day(DateTimeOffset? moment) => moment is { } known ? Day(DateOnly.FromDateTime(known.UtcDateTime)) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
