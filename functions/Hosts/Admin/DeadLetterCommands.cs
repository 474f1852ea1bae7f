using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Admin;

/// <summary>dead-letters list, replay: effects that failed too often.</summary>
internal sealed class DeadLetterCommands(AdminRun run, DataFolder data)
{
    public Command Build() => new("dead-letters", "Work that failed too often and was given up.") { List(), Replay() };

    private Command List()
    {
        var command = new Command("list", "Lists them.") { data.Option, data.Settings };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var letters = await ReadAsync(stores.Renewals, token).ConfigureAwait(false);
            return Answer.Done(
                letters.Count == 0 ? "There are none." : string.Join('\n', letters.Select(letter => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{letter.Order} ({letter.Order.Number}) {letter.Id}: {NameOf(letter)}, given up {letter.ParkedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC after {letter.Attempts} attempts: {letter.Cause}"))),
                new JsonArray([.. letters.Select(letter => new JsonObject
                {
                    ["order"] = letter.Order.ToString(),
                    ["id"] = letter.Id,
                    ["effect"] = NameOf(letter),
                    ["parkedAt"] = letter.ParkedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    ["attempts"] = letter.Attempts,
                    ["cause"] = letter.Cause,
                })]));
        });
        return command;
    }

    private Command Replay()
    {
        var order = new Option<string>("--order") { Description = "Only those of this order.", HelpName = "ID" };
        var command = new Command("replay", "Has them tried again, as if for the first time; the service takes them up within seconds.") { data.Option, data.Settings, order };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var only = parsed.GetValue(order);
            if (only is not null && !RenewalId.TryParse(only, out _))
            {
                throw new AdminException(AdminExit.Data, "An order's id looks like 5b8f1c52-7a30-4a6e-9d1f-2f6a3c1d9e04.");
            }

            var replayed = 0;
            foreach (var letter in (await ReadAsync(stores.Renewals, token).ConfigureAwait(false)).Where(letter => only is null || letter.Order == RenewalId.Parse(only)))
            {
                replayed += await stores.Renewals.ReplayAsync(letter.Order, letter.Id, TimeProvider.System.GetUtcNow(), token).ConfigureAwait(false) ? 1 : 0;
            }

            return Answer.Done($"{replayed} will be tried again.", new JsonObject { ["replayed"] = replayed });
        });
        return command;
    }

    private static string NameOf(DeadLetter letter) => letter.Effect.Split(' ')[0];

    private static async Task<List<DeadLetter>> ReadAsync(IRenewals renewals, CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        await foreach (var letter in renewals.ListParkedAsync(cancellationToken).ConfigureAwait(false))
        {
            letters.Add(letter);
        }

        return letters;
    }
}
