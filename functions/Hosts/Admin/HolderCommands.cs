using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Hosts.Admin;

/// <summary>holder report, erase: what is kept about one holder, and what may be erased of it.</summary>
internal sealed class HolderCommands(AdminRun run, DataFolder data)
{
    private readonly Option<string> _serial = new("--serial") { Description = "Serial number of a certificate, hexadecimal.", HelpName = "HEX" };
    private readonly Option<FileInfo> _certificate = new("--certificate") { Description = "The certificate, PEM or DER.", HelpName = "FILE" };

    public Command Build() => new("holder", "What is kept about one holder.") { Report(), Erase() };

    private Command Report()
    {
        var command = new Command("report", "Says everything that is kept about the holder of a certificate, and who has seen it. Contains personal data.")
        {
            data.Option, data.Settings, _serial, _certificate,
        };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var report = await new ReportHolder(data.OpenRetention(parsed, stores)).RunAsync(Meant(parsed), token).ConfigureAwait(false);
            return Answer.Done(Text(report), ToJson(report));
        });
        return command;
    }

    private Command Erase()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would go." };
        var command = new Command("erase", "Erases what may be erased at the holder’s request, and says what must be kept until when.")
        {
            data.Option, data.Settings, _serial, _certificate, dry,
        };
        run.Let(command, async (parsed, token) =>
        {
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var sources = data.OpenRetention(parsed, stores);
            var lines = new List<(RenewalId Order, DocumentGroup Group, bool Goes, string? KeptUntil)>();
            foreach (var entry in await new ReportHolder(sources).FindAsync(Meant(parsed), token).ConfigureAwait(false))
            {
                foreach (var group in Enum.GetValues<DocumentGroup>().Where(group => !entry.Order.Erased.Contains(group)))
                {
                    lines.Add(await EraseAsync(sources, entry, group, parsed.GetValue(dry), token).ConfigureAwait(false));
                }
            }

            return Said(lines, parsed.GetValue(dry));
        });
        return command;
    }

    private static async Task<(RenewalId Order, DocumentGroup Group, bool Goes, string? KeptUntil)> EraseAsync(
        RetentionSources sources, LedgerEntry entry, DocumentGroup group, bool dryRun, CancellationToken cancellationToken)
    {
        var erase = new EraseDocuments(sources);
        var goes = dryRun
            ? erase.Judge(entry, group, onRequest: true) is Decision.Accepted
            : await erase.RunAsync(entry.Id, group, RetentionCommands.Administrator, onRequest: true, cancellationToken).ConfigureAwait(false) is Outcome<LedgerEntry>.Done;
        return (entry.Id, group, goes, RetentionCommands.Day(entry.Until(group, sources.Periods)));
    }

    private static Answer Said(List<(RenewalId Order, DocumentGroup Group, bool Goes, string? KeptUntil)> lines, bool dryRun) => Answer.Done(
        lines.Count == 0 ? "Nothing is kept that could be erased." : string.Join('\n', lines.Select(line =>
            $"{line.Order} ({line.Order.Number}): {RetentionCommands.NameOf(line.Group)} {(line.Goes ? dryRun ? "would go" : "erased" : $"must be kept until {line.KeptUntil ?? "the order’s end"}")}")),
        new JsonObject
        {
            ["dryRun"] = dryRun,
            ["documents"] = new JsonArray([.. lines.Select(line => new JsonObject
            {
                ["order"] = line.Order.ToString(),
                ["group"] = RetentionCommands.NameOf(line.Group),
                ["erased"] = line.Goes,
                ["keptUntil"] = line.Goes ? null : line.KeptUntil,
            })]),
        });

    /// <summary>Tells the certificate that the command names.</summary>
    private Func<string, Sha256Digest?, bool> Meant(ParseResult parsed)
    {
        if (parsed.GetValue(_certificate) is { } file)
        {
            var certificate = CertificateFile.Read(file);
            return (serial, sha256) => sha256 is { } digest ? digest == certificate.Sha256 : serial == certificate.Serial;
        }

        return parsed.GetValue(_serial) is { Length: > 0 } wanted
            ? (serial, _) => serial.TrimStart('0').Equals(wanted.TrimStart('0'), StringComparison.OrdinalIgnoreCase)
            : throw new AdminException(AdminExit.Usage, "Name the holder by --serial or --certificate.");
    }

    private static string Text(HolderReport report)
    {
        if (report.Orders.IsEmpty)
        {
            return "Nothing is kept about this holder.";
        }

        var text = new StringBuilder($"Certificates: {string.Join(", ", report.Certificates)}");
        foreach (var entry in report.Register)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nRegister, {entry.Serial}: contact {entry.Contact ?? "-"}, identified {entry.IdentificationMethod ?? "-"} {entry.IdentifiedOn:yyyy-MM-dd}, device {entry.DeviceSerial ?? "-"}, subscriber {entry.Subscriber ?? "-"}, {entry.Status}");
        }

        foreach (var order in report.Orders)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n\nOrder {order.Id.Number} ({order.Id}), {order.State}: {order.OldSerial} -> {order.NewSerial ?? "-"}");
            text.Append(CultureInfo.InvariantCulture, $"\n  copies: {Kept(order.CopiesErased, order.CopiesUntil)}; record: {Kept(order.RecordErased, order.RecordUntil)}");
            text.Append(CultureInfo.InvariantCulture, $"\n  form: {(order.Form is null ? "gone" : JsonSerializer.Serialize(order.Form, WireJson.Default.FormView))}");
            foreach (var file in order.Files)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  file {file.Name}: {file.Length} octets, {file.Sha256}, {(file.IsKept ? "kept" : "gone")}");
            }

            foreach (var step in order.Seen)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  seen: {step.At:yyyy-MM-dd HH:mm} by {step.Role} {step.By} ({step.What})");
            }

            foreach (var step in order.Trail)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  {step.Sequence,3} {step.At:yyyy-MM-dd HH:mm:ss} {step.What} ({step.Role} {step.By}, {step.Cause})");
            }
        }

        return text.ToString();

        static string Kept(DateTimeOffset? erased, DateTimeOffset? until) =>
            erased is not null ? $"erased on {RetentionCommands.Day(erased)}" : $"kept until {RetentionCommands.Day(until) ?? "after the order’s end"}";
    }

    private static JsonObject ToJson(HolderReport report) => new()
    {
        ["certificates"] = new JsonArray([.. report.Certificates.Select(serial => JsonValue.Create(serial))]),
        ["register"] = new JsonArray([.. report.Register.Select(ToJson)]),
        ["orders"] = new JsonArray([.. report.Orders.Select(order => new JsonObject
        {
            ["order"] = order.Id.ToString(),
            ["number"] = order.Id.Number,
            ["state"] = order.State,
            ["oldSerial"] = order.OldSerial,
            ["newSerial"] = order.NewSerial,
            ["copiesKeptUntil"] = RetentionCommands.Day(order.CopiesUntil),
            ["copiesErased"] = RetentionCommands.Day(order.CopiesErased),
            ["recordKeptUntil"] = RetentionCommands.Day(order.RecordUntil),
            ["recordErased"] = RetentionCommands.Day(order.RecordErased),
            ["form"] = order.Form is null ? null : JsonSerializer.SerializeToNode(order.Form, WireJson.Default.FormView),
            ["files"] = new JsonArray([.. order.Files.Select(file => new JsonObject
            {
                ["name"] = file.Name,
                ["sha256"] = file.Sha256.Hex,
                ["length"] = file.Length,
                ["kept"] = file.IsKept,
            })]),
            ["seen"] = new JsonArray([.. order.Seen.Select(ToJson)]),
            ["trail"] = new JsonArray([.. order.Trail.Select(ToJson)]),
        })]),
    };

    private static JsonObject ToJson(RegisterEntry entry) => new()
    {
        ["serial"] = entry.Serial,
        ["contact"] = entry.Contact,
        ["identificationMethod"] = entry.IdentificationMethod,
        ["identifiedOn"] = entry.IdentifiedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["deviceSerial"] = entry.DeviceSerial,
        ["subscriber"] = entry.Subscriber,
        ["status"] = entry.Status,
    };

    private static JsonObject ToJson(HolderReport.Step step) => new()
    {
        ["sequence"] = step.Sequence,
        ["at"] = step.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["what"] = step.What,
        ["role"] = step.Role,
        ["by"] = step.By,
        ["cause"] = step.Cause,
    };
}
