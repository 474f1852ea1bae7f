using System.CommandLine;
using System.Text.Json.Nodes;
using DigiRenew.Hosts.Settings;

namespace DigiRenew.Hosts.Admin;

/// <summary>config check: everything that is wrong with a settings file, at once.</summary>
internal sealed class ConfigCommands(AdminRun run)
{
    public Command Build() => new("config", "The service’s settings.") { Check() };

    private Command Check()
    {
        var settings = new Option<FileInfo>("--settings") { Description = "The service's settings file.", HelpName = "FILE", Required = true };
        var development = new Option<bool>("--development") { Description = "For a service that is started with --development." };
        var https = new Option<bool>("--https") { Description = "For a service that listens on https." };
        var command = new Command("check", "Says everything that is wrong with a settings file, as the service would at its start.") { settings, development, https };
        run.Let(command, (parsed, _) =>
        {
            var faults = new List<string>();
            Uri[] urls = [new(parsed.GetValue(https) ? "https://127.0.0.1:1" : "http://127.0.0.1:1")];
            var (service, provider, _) = SettingsFile.Read(parsed.GetRequiredValue(settings).FullName, urls, parsed.GetValue(development), faults);
            faults.AddRange(service.MissingFiles(issues: true));
            string[] notes = provider.AuditorMail is null ? ["Note: Provider:AuditorMail is not set, so no checkpoint of the audit trail is sent out of this service’s reach."] : [];
            var json = new JsonObject
            {
                ["faults"] = new JsonArray([.. faults.Select(fault => JsonValue.Create(fault))]),
                ["notes"] = new JsonArray([.. notes.Select(note => JsonValue.Create(note))]),
            };
            return Task.FromResult(faults.Count == 0
                ? Answer.Done(string.Join('\n', notes.Prepend("The settings are in order.")), json)
                : new Answer(AdminExit.Configuration, string.Join('\n', faults), json));
        });
        return command;
    }
}
