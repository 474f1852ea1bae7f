using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using DigiRenew.Journey.Register;

namespace DigiRenew.Hosts.Admin;

/// <summary>register import: fills the holder register from a CSV file, all lines or none.</summary>
internal sealed class RegisterCommands(AdminRun run, DataFolder data)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Command Build() => new("register", "The holder register.") { Import() };

    private Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV, UTF-8, with a header line." };
        var command = new Command("import", "Imports certificates and what is known of their holders; checks every line first. May be repeated.") { data.Option, data.Settings, file };
        run.Let(command, async (parsed, token) =>
        {
            var csv = await ReadAsync(parsed.GetRequiredValue(file).FullName, token).ConfigureAwait(false);
            using var stores = await data.OpenStoresAsync(parsed, token).ConfigureAwait(false);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            var result = await new ImportRegister(stores.Register, today).RunAsync(csv, token).ConfigureAwait(false);
            var json = new JsonObject
            {
                ["imported"] = result.Imported,
                ["errors"] = new JsonArray([.. result.Errors.Select(error =>
                    new JsonObject { ["line"] = error.Line, ["column"] = error.Column, ["reason"] = error.Reason })]),
            };
            return result.Errors.IsEmpty
                ? Answer.Done(result.Imported == 1 ? "1 entry imported." : $"{result.Imported} entries imported.", json)
                : new(AdminExit.Data, string.Join('\n', result.Errors.Select(error => $"line {error.Line}, {error.Column}: {error.Reason}").Append("Nothing was imported.")), json);
        });
        return command;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Utf8.GetString(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (DecoderFallbackException)
        {
            throw new AdminException(AdminExit.Data, $"{path} is not UTF-8.");
        }
    }
}
