using System.CommandLine;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Export;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Admin;

/// <summary>evidence export: everything of a finished order as one sealed container.</summary>
internal sealed class EvidenceCommands(AdminRun run, DataFolder data)
{
    public Command Build() => new("evidence", "The evidence of an order.") { Export() };

    private Command Export()
    {
        var order = new Argument<string>("ORDER") { Description = "The id of a finished order." };
        var file = new Argument<FileInfo>("FILE") { Description = "The container to write (ASiC-E, .asice); must not be there." };
        var withPrivate = new Option<bool>("--with-identity") { Description = "Also the identity copies and other private uploads that are still kept." };
        var command = new Command("export", "Writes everything of a finished order as one sealed container; docs/evidence.md tells how to verify it.") { data.Option, data.Settings, order, file, withPrivate };
        run.Let(command, async (parsed, token) =>
        {
            if (!RenewalId.TryParse(parsed.GetRequiredValue(order), out var id))
            {
                throw new AdminException(AdminExit.Data, "An order's id looks like 5b8f1c52-7a30-4a6e-9d1f-2f6a3c1d9e04.");
            }

            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            using var seal = data.OpenSeal(parsed);
            var sources = new EvidenceSources(stores.Renewals, stores.Storage.Evidence, stores.Storage.PrivateDocuments, stores.AuditStore, seal, data.ReadAuthorities(parsed));
            var container = await WriteAsync(sources, id, parsed.GetValue(withPrivate), token).ConfigureAwait(false);
            var path = parsed.GetRequiredValue(file).FullName;
            var target = PrivateFile.Create(path);
            await using (target.ConfigureAwait(false))
            {
                await target.WriteAsync(container, token).ConfigureAwait(false);
            }

            return Answer.Done($"The evidence of {id.Number} was written to {path}.", new JsonObject { ["order"] = id.ToString(), ["file"] = path, ["length"] = container.Length });
        });
        return command;
    }

    private static async Task<byte[]> WriteAsync(EvidenceSources sources, RenewalId id, bool withPrivate, CancellationToken cancellationToken)
    {
        try
        {
            return await new EvidenceExport(sources, TimeProvider.System).RunAsync(id, withPrivate, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException unfinished)
        {
            throw new AdminException(AdminExit.Data, unfinished.Message);
        }
    }
}
