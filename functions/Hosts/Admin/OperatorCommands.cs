using System.Buffers.Text;
using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.Local;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;

namespace DigiRenew.Hosts.Admin;

/// <summary>operator add, remove, list: who signs in with an API key. The key is shown once; only its SHA-256 is stored.</summary>
internal sealed class OperatorCommands(AdminRun run, DataFolder data)
{
    private const int KeyOctets = 32;
    private const int LongestId = 64;

    private readonly Option<string> _id = new("--id") { Description = "Identifier in the audit trail; no personal data.", HelpName = "ID", Required = true };

    public Command Build() => new("operator", "Operators who sign in with an API key (development and machine imports).") { Add(), Remove(), List() };

    private Command Add()
    {
        var role = new Option<string[]>("--role") { Description = "May be given more than once.", Required = true };
        role.AcceptOnlyFromAmong(Roles.Officer, Roles.Finance, Roles.Auditor, Roles.Administrator, Roles.Import);
        var command = new Command("add", "Adds an operator and prints the API key, once.") { data.Option, data.Settings, _id, role };
        run.Let(command, async (parsed, token) =>
        {
            var id = parsed.GetRequiredValue(_id);
            if (id.Length > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                throw new AdminException(AdminExit.Data, "An id has at most 64 letters, digits, hyphens, underscores and dots.");
            }

            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyOctets));
            var roles = parsed.GetRequiredValue(role).ToImmutableHashSet(StringComparer.Ordinal);
            var added = await stores.Operators
                .AddAsync(new(id, roles, Sha256Digest.Of(Encoding.UTF8.GetBytes(key)), TimeProvider.System.GetUtcNow()), token).ConfigureAwait(false);
            return added
                ? Answer.Done($"{id}: {string.Join(", ", roles.Order(StringComparer.Ordinal))}\nAPI key, shown once: {key}", ToJson(id, roles, key))
                : throw new AdminException(AdminExit.Data, $"{id} is taken.");
        });
        return command;
    }

    private Command Remove()
    {
        var command = new Command("remove", "Removes an operator; the key no longer signs in.") { data.Option, data.Settings, _id };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var id = parsed.GetRequiredValue(_id);
            return await stores.Operators.RemoveAsync(id, token).ConfigureAwait(false)
                ? Answer.Done($"{id} was removed.", new JsonObject { ["removed"] = id })
                : throw new AdminException(AdminExit.Data, $"There is no operator {id}.");
        });
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "Lists the operators.") { data.Option, data.Settings };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var operators = await stores.Operators.ListAsync(token).ConfigureAwait(false);
            return Answer.Done(
                operators.IsEmpty ? "There are no operators." : string.Join('\n', operators.Select(Line)),
                new JsonArray([.. operators.Select(known => ToJson(known.Id, known.Roles, null))]));
        });
        return command;
    }

    private static string Line(OperatorRecord known) => $"{known.Id}: {string.Join(", ", known.Roles.Order(StringComparer.Ordinal))}";

    private static JsonObject ToJson(string id, ImmutableHashSet<string> roles, string? key)
    {
        var json = new JsonObject { ["id"] = id, ["roles"] = new JsonArray([.. roles.Order(StringComparer.Ordinal).Select(role => JsonValue.Create(role))]) };
        if (key is not null)
        {
            json["apiKey"] = key;
        }

        return json;
    }
}
