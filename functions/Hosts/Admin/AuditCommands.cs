using System.CommandLine;
using System.Text.Json.Nodes;
using DigiRenew.Journey.AuditTrail;

namespace DigiRenew.Hosts.Admin;

/// <summary>checkpoint; audit export, verify: the trail, proved offline.</summary>
internal sealed class AuditCommands(AdminRun run, DataFolder data)
{
    public Command Build() => new("audit", "The audit trail.") { Export(), Verify() };

    public Command BuildCheckpoint()
    {
        var command = new Command("checkpoint", "Seals a checkpoint over the heads of all orders; the service also does so by itself.") { data.Option, data.Settings };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            using var seal = data.OpenSeal(parsed);
            var number = await new MakeCheckpoint(stores.Renewals, stores.AuditStore, seal, TimeProvider.System).RunAsync(token).ConfigureAwait(false);
            return Answer.Done(number == 0 ? "There is nothing to seal yet." : $"Checkpoint {number} stands.", new JsonObject { ["checkpoint"] = number });
        });
        return command;
    }

    private Command Export()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "A folder that is new or empty." };
        var command = new Command("export", "Writes the trail, the checkpoints and the seal's certificate to a folder.") { data.Option, data.Settings, folder };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var export = await new ExportAudit(stores.Renewals, stores.AuditStore, data.ReadSealCertificates(parsed)).RunAsync(token).ConfigureAwait(false);
            var target = parsed.GetRequiredValue(folder).FullName;
            await AuditFolder.WriteAsync(target, export, token).ConfigureAwait(false);
            return Answer.Done(
                $"{export.Orders.Count} orders and {export.Checkpoints.Length} checkpoints were written to {target}.", Counts(export));
        });
        return command;
    }

    private Command Verify()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "A folder written by audit export." };
        var anchor = new Option<FileInfo>("--anchor") { Description = "Your own copy of the seal's certificate (PEM); without it the folder's is believed.", HelpName = "FILE" };
        var command = new Command("verify", "Verifies an exported trail offline and names the first broken link.") { folder, anchor };
        run.Let(command, async (parsed, token) =>
        {
            var export = await AuditFolder.ReadAsync(parsed.GetRequiredValue(folder).FullName, parsed.GetValue(anchor)?.FullName, token).ConfigureAwait(false);
            var json = Counts(export);
            if (AuditVerification.FirstBrokenLink(export) is not { } broken)
            {
                json["whole"] = true;
                return Answer.Done($"The trail is whole: {export.Orders.Count} orders, {export.Orders.Values.Sum(records => records.Length)} records, {export.Checkpoints.Length} checkpoints.", json);
            }

            json["whole"] = false;
            json["broken"] = new JsonObject
            {
                ["what"] = broken.What,
                ["order"] = broken.Order?.ToString(),
                ["number"] = broken.Order?.Number,
                ["sequence"] = broken.Sequence,
                ["checkpoint"] = broken.Checkpoint,
            };
            return new(AdminExit.Broken, Sentence(broken), json);
        });
        return command;
    }

    private static string Sentence(AuditFinding broken) => (broken.Order, broken.Checkpoint) switch
    {
        ({ } order, null) => $"Broken: order {order} ({order.Number}), record {broken.Sequence}: {broken.What}.",
        ({ } order, { } checkpoint) => $"Broken: order {order} ({order.Number}), record {broken.Sequence}: {broken.What}, as checkpoint {checkpoint} shows.",
        _ => $"Broken: checkpoint {broken.Checkpoint}: {broken.What}.",
    };

    private static JsonObject Counts(AuditExport export) => new()
    {
        ["orders"] = export.Orders.Count,
        ["records"] = export.Orders.Values.Sum(records => records.Length),
        ["checkpoints"] = export.Checkpoints.Length,
    };
}
