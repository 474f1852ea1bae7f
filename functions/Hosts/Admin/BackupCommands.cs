using System.CommandLine;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.Files;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local;
using DigiRenew.Adapters.Local.Backup;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Export;

namespace DigiRenew.Hosts.Admin;

/// <summary>backup, restore: the data folder of one machine.</summary>
internal sealed class BackupCommands(AdminRun run, DataFolder data)
{
    private const string Archive = ".tar";

    public Command BuildBackup()
    {
        var target = new Option<FileSystemInfo>("--to") { Description = "A folder that is new or empty, or a file NAME.tar.", HelpName = "PLACE", Required = true };
        var keysFor = new Option<FileInfo>("--keys-for") { Description = "The folder keys/ goes in, encrypted for this certificate (RSA, PEM).", HelpName = "FILE" };
        var withoutKeys = new Option<bool>("--without-keys") { Description = "The folder keys/ is left out; keep it elsewhere." };
        var command = new Command("backup", "Copies the data folder while the service runs.") { data.Option, target, keysFor, withoutKeys };
        run.Let(command, async (parsed, token) =>
        {
            if (parsed.GetValue(keysFor) is null != parsed.GetValue(withoutKeys))
            {
                throw new AdminException(AdminExit.Usage, "Say what becomes of the keys: --keys-for FILE or --without-keys.");
            }

            var place = parsed.GetRequiredValue(target).FullName;
            using var recipient = parsed.GetValue(keysFor) is { } file ? X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(file.FullName, token).ConfigureAwait(false)) : null;
            var manifest = await WriteAsync(data.PathOf(parsed), place, recipient, token).ConfigureAwait(false);
            return Answer.Done(
                $"{manifest.Files.Length} files are in {place}; the keys are {(recipient is null ? "left out" : "encrypted in keys.cms")}.",
                new JsonObject { ["place"] = place, ["files"] = manifest.Files.Length, ["keys"] = manifest.Keys });
        });
        return command;
    }

    public Command BuildRestore()
    {
        var source = new Option<FileSystemInfo>("--from") { Description = "A backup: its folder, or its file NAME.tar.", HelpName = "PLACE", Required = true };
        var target = new Option<DirectoryInfo>("--data") { Description = "The data folder to fill: new or empty.", HelpName = "DIR", Required = true };
        var key = new Option<FileInfo>("--keys-key") { Description = "The private key (RSA, PEM) for which the keys were encrypted.", HelpName = "FILE" };
        var keys = new Option<DirectoryInfo>("--keys") { Description = "The folder of the keys, where it was kept elsewhere.", HelpName = "DIR" };
        var command = new Command("restore", "Puts a backup into an empty data folder and proves it: checksums, audit trail, every file that an order names.") { source, target, key, keys };
        run.Let(command, async (parsed, token) =>
        {
            var folder = parsed.GetRequiredValue(target).FullName;
            var place = parsed.GetRequiredValue(source).FullName;
            var unpacked = place.EndsWith(Archive, StringComparison.OrdinalIgnoreCase) ? Unpack(place, folder) : null;
            try
            {
                var restore = new DataRestore(unpacked ?? place);
                restore.CopyTo(await restore.ReadAsync(token).ConfigureAwait(false), folder);
                var withKeys = await PutKeysAsync(restore, folder, parsed.GetValue(key), parsed.GetValue(keys), token).ConfigureAwait(false);
                return await ProveAsync(folder, withKeys, token).ConfigureAwait(false);
            }
            finally
            {
                if (unpacked is not null)
                {
                    Directory.Delete(unpacked, recursive: true);
                }
            }
        });
        return command;
    }

    private static async Task<BackupManifest> WriteAsync(string dataFolder, string place, X509Certificate2? recipient, CancellationToken cancellationToken)
    {
        var backup = new DataBackup(dataFolder, TimeProvider.System);
        if (!place.EndsWith(Archive, StringComparison.OrdinalIgnoreCase))
        {
            return await backup.WriteAsync(place, recipient, cancellationToken).ConfigureAwait(false);
        }

        if (File.Exists(place))
        {
            throw new AdminException(AdminExit.Data, $"{place} is there already.");
        }

        var (folder, draft) = (place + ".unfinished", place + ".unfinished-tar");
        try
        {
            var manifest = await backup.WriteAsync(folder, recipient, cancellationToken).ConfigureAwait(false);
            var archive = PrivateFile.Create(draft);
            await using (archive.ConfigureAwait(false))
            {
                await TarFile.CreateFromDirectoryAsync(folder, archive, includeBaseDirectory: false, cancellationToken).ConfigureAwait(false);
                archive.Flush(flushToDisk: true);
            }

            File.Move(draft, place, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(draft);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static string Unpack(string archive, string dataFolder)
    {
        var folder = dataFolder.TrimEnd(Path.DirectorySeparatorChar) + ".unpacked";
        PrivateFile.MakeFolder(folder);
        TarFile.ExtractToDirectory(archive, folder, overwriteFiles: false);
        return folder;
    }

    private static async Task<bool> PutKeysAsync(DataRestore restore, string folder, FileInfo? key, DirectoryInfo? keys, CancellationToken cancellationToken)
    {
        if (key is not null)
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(await File.ReadAllTextAsync(key.FullName, cancellationToken).ConfigureAwait(false));
            restore.OpenKeys(folder, rsa);
        }
        else if (keys is not null)
        {
            DataRestore.CopyKeys(keys.FullName, folder);
        }

        return key is not null || keys is not null;
    }

    private static async Task<Answer> ProveAsync(string folder, bool withKeys, CancellationToken cancellationToken)
    {
        using var stores = LocalStores.Open(folder, TimeProvider.System);
        var added = await new CatchUpAudit(stores.Renewals, stores.AuditStore).RunAsync(cancellationToken).ConfigureAwait(false);
        var export = await new ExportAudit(stores.Renewals, stores.AuditStore, [.. FileSealKey.Certificates(folder)]).RunAsync(cancellationToken).ConfigureAwait(false);
        var missing = await new KeptCheck(stores.Storage, withKeys).RunAsync(cancellationToken).ConfigureAwait(false);
        var broken = AuditVerification.FirstBrokenLink(export);
        var json = new JsonObject
        {
            ["orders"] = export.Orders.Count,
            ["records"] = export.Orders.Values.Sum(records => records.Length),
            ["recordsPublished"] = added,
            ["keys"] = withKeys,
            ["broken"] = broken?.What,
            ["missing"] = new JsonArray([.. missing.Select(piece => JsonValue.Create(piece))]),
        };
        if (broken is not null || !missing.IsEmpty)
        {
            return new(AdminExit.Broken, string.Join('\n', missing.Select(piece => $"missing: {piece}").Append(broken is null ? "The audit trail is whole." : $"The audit trail is broken: {broken.What}.")), json);
        }

        return Answer.Done(
            $"{folder} is restored and whole: {export.Orders.Count} orders, {export.Orders.Values.Sum(records => records.Length)} records, every file that they name."
            + (withKeys ? string.Empty : "\nThe keys were not in it: put them into keys/ before the service starts. Private documents were not looked at."),
            json);
    }
}
