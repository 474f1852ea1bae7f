using System.Buffers.Text;
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.Local;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Admin;

/// <summary>
/// operator add, remove, list, log: who signs in, with a client certificate or with an API key. Of a certificate its SHA-256 is
/// stored; a key is shown once, and only its SHA-256 is stored.
/// </summary>
internal sealed class OperatorCommands(AdminRun run, DataFolder data)
{
    private const int KeyOctets = 32;
    private const int LongestId = 64;

    private readonly Option<string> _id = new("--id") { Description = "Identifier in the audit trail; no personal data.", HelpName = "ID", Required = true };

    public Command Build() => new("operator", "Operators: with a client certificate, or with an API key (development and machine imports).") { Add(), Remove(), List(), Log() };

    private Command Add()
    {
        var role = new Option<string[]>("--role") { Description = "May be given more than once.", Required = true };
        role.AcceptOnlyFromAmong(Roles.Officer, Roles.Finance, Roles.Auditor, Roles.Administrator, Roles.Import);
        var certificate = new Option<FileInfo>("--certificate") { Description = "The operator’s certificate (DER or PEM); without it an API key is made.", HelpName = "FILE" };
        var command = new Command("add", "Adds an operator; without a certificate prints the API key, once.") { data.Option, data.Settings, _id, role, certificate };
        run.Let(command, async (parsed, token) =>
        {
            var id = parsed.GetRequiredValue(_id);
            if (id.Length > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                throw new AdminException(AdminExit.Data, "An id has at most 64 letters, digits, hyphens, underscores and dots.");
            }

            var roles = parsed.GetRequiredValue(role).ToImmutableHashSet(StringComparer.Ordinal);
            if (roles.Contains(Roles.Import) && (roles.Count > 1 || parsed.GetValue(certificate) is not null))
            {
                throw new AdminException(AdminExit.Data, "A machine that imports has that role alone, and an API key.");
            }

            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var now = TimeProvider.System.GetUtcNow();
            if (parsed.GetValue(certificate) is { } file)
            {
                var facts = ReadCertificate(file);
                return await stores.Operators.AddAsync(new(id, roles, null, now, facts.Sha256), token).ConfigureAwait(false)
                    ? Answer.Done(
                        $"{id}: {string.Join(", ", roles.Order(StringComparer.Ordinal))}\nCertificate {facts.Serial}, valid until {facts.NotAfter:yyyy-MM-dd}, SHA-256 {facts.Sha256}",
                        ToJson(id, roles, null, facts.Sha256))
                    : throw new AdminException(AdminExit.Data, $"{id} is taken, or another operator has this certificate.");
            }

            var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyOctets));
            return await stores.Operators.AddAsync(new(id, roles, Sha256Digest.Of(Encoding.UTF8.GetBytes(key)), now), token).ConfigureAwait(false)
                ? Answer.Done($"{id}: {string.Join(", ", roles.Order(StringComparer.Ordinal))}\nAPI key, shown once: {key}", ToJson(id, roles, key, null))
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
            return await stores.Operators.RemoveAsync(id, TimeProvider.System.GetUtcNow(), token).ConfigureAwait(false)
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
                new JsonArray([.. operators.Select(known => ToJson(known.Id, known.Roles, null, known.CertificateSha256))]));
        });
        return command;
    }

    private Command Log()
    {
        var command = new Command("log", "Says who was added and removed when: whom an identifier in the audit trail means.") { data.Option, data.Settings };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var changes = await stores.Operators.ReadLogAsync(token).ConfigureAwait(false);
            return Answer.Done(
                changes.IsEmpty ? "There has been no operator." : string.Join('\n', changes.Select(Line)),
                new JsonArray([.. changes.Select(change => new JsonObject
                {
                    ["at"] = change.At.ToString("O", CultureInfo.InvariantCulture),
                    ["act"] = change.Act,
                    ["id"] = change.Id,
                    ["roles"] = new JsonArray([.. change.Roles.Select(role => JsonValue.Create(role))]),
                    ["certificateSha256"] = change.CertificateSha256?.Hex,
                })]));
        });
        return command;
    }

    private static string Line(OperatorChange change) => string.Create(
        CultureInfo.InvariantCulture,
        $"{change.At:yyyy-MM-dd HH:mm:ss}Z {change.Act} {change.Id}: {string.Join(", ", change.Roles)}{(change.CertificateSha256 is { } certificate ? $"; certificate {certificate}" : string.Empty)}");

    private static CertificateFacts ReadCertificate(FileInfo file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file.FullName);
            return CertificateFacts.Read(certificate.RawDataMemory);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new AdminException(AdminExit.NoInput, $"{file.FullName} is no certificate that can be read.");
        }
    }

    private static string Line(OperatorRecord known) =>
        $"{known.Id}: {string.Join(", ", known.Roles.Order(StringComparer.Ordinal))}{(known.CertificateSha256 is { } certificate ? $"; certificate {certificate}" : string.Empty)}";

    private static JsonObject ToJson(string id, ImmutableHashSet<string> roles, string? key, Sha256Digest? certificate)
    {
        var json = new JsonObject { ["id"] = id, ["roles"] = new JsonArray([.. roles.Order(StringComparer.Ordinal).Select(role => JsonValue.Create(role))]) };
        if (key is not null)
        {
            json["apiKey"] = key;
        }

        if (certificate is { } sha256)
        {
            json["certificateSha256"] = sha256.Hex;
        }

        return json;
    }
}
