using System.CommandLine;
using System.Text.Json.Nodes;
using DigiRenew.Adapters.Files;
using DigiRenew.Journey.Mail.Bounces;

namespace DigiRenew.Hosts.Admin;

/// <summary>mail bounce: hands a message that came back to the service.</summary>
internal sealed class MailCommands(AdminRun run, DataFolder data)
{
    /// <summary>Where the service looks for messages that came back.</summary>
    private const string Folder = "bounces";

    public Command Build() => new("mail", "Messages that came back.") { Bounce() };

    private Command Bounce()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The delivery status notification as it came (RFC 3464), .eml." };
        var command = new Command("bounce", "Hands a notification of failed delivery to the service, which then calls an officer.") { data.Option, file };
        run.Let(command, async (parsed, token) =>
        {
            var content = await File.ReadAllBytesAsync(parsed.GetRequiredValue(file).FullName, token).ConfigureAwait(false);
            if (DeliveryReport.Read(content) is not { } report)
            {
                throw new AdminException(AdminExit.Data, "This is no delivery status notification that names the message it is about.");
            }

            if (!report.Failed)
            {
                return Answer.Done("The message was not given up; nothing is to be done.", new JsonObject { ["messageId"] = report.MessageId, ["failed"] = false });
            }

            var folder = Path.Combine(data.PathOf(parsed), Folder);
            PrivateFile.MakeFolder(folder);
            var draft = Path.Combine(folder, $".{Guid.NewGuid():N}");
            var stream = PrivateFile.Create(draft);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(content, token).ConfigureAwait(false);
            }

            File.Move(draft, Path.Combine(folder, $"{Guid.NewGuid():N}.eml"));
            return Answer.Done("Handed to the service.", new JsonObject { ["messageId"] = report.MessageId, ["failed"] = true });
        });
        return command;
    }
}
