using System.CommandLine;
using DigiRenew.Agent;
using DigiRenew.Contracts;
using DigiRenew.Demo;
using DigiRenew.Demo.Scenarios;

var output = new Option<string>("--out") { Description = "Folder for what the walk leaves behind.", DefaultValueFactory = _ => "demo-out" };
var language = new Option<string>("--lang") { Description = "Language of papers, mails and agent.", DefaultValueFactory = _ => "ro" };
language.AcceptOnlyFromAmong("ro", "en");
var storage = new Option<string>("--storage") { Description = "Where the service keeps everything: its data directory, or blobs of an Azurite.", DefaultValueFactory = _ => "sqlite" };
storage.AcceptOnlyFromAmong("sqlite", "azurite");
var key = new Option<string>("--key") { Description = "Type of the holder's keys.", DefaultValueFactory = _ => "rsa" };
key.AcceptOnlyFromAmong([.. DemoKey.Names]);
var scenario = new Option<string>("--scenario") { Description = "Which way the renewal goes; all but plain are walked over the API without a token.", DefaultValueFactory = _ => "plain" };
scenario.AcceptOnlyFromAmong(["plain", .. Scenario.All.Select(one => one.Name)]);
var root = new RootCommand("Walks one whole renewal on this machine, with the real programs.") { output, language, storage, key, scenario };
root.SetAction(async (parsed, _) => await WalkAsync(
    parsed.GetValue(output)!, parsed.GetValue(language)!, parsed.GetValue(key)!, parsed.GetValue(scenario)!, parsed.GetValue(storage) == "azurite"));

// The walk starts itself once more for what must load the token module, because SoftHSM reads its configuration at start.
var prepare = new Command("prepare-token") { Hidden = true };
var folder = new Argument<string>("folder");
var data = new Argument<string>("data");
var origin = new Argument<string>("origin");
var clock = new Argument<DateTimeOffset>("clock");
prepare.Add(folder);
prepare.Add(data);
prepare.Add(origin);
prepare.Add(clock);
var algorithm = new Argument<string>("algorithm");
prepare.Add(algorithm);
prepare.SetAction(async (parsed, cancel) => await OldCertificate.MakeAsync(parsed.GetValue(folder)!, parsed.GetValue(data)!, parsed.GetValue(origin)!, parsed.GetValue(clock), parsed.GetValue(algorithm)!, cancel));
root.Add(prepare);
return await root.Parse(args).InvokeAsync();

static async Task<int> WalkAsync(string output, string language, string key, string scenario, bool onBlobs)
{
    try
    {
        var folder = Path.GetFullPath(output);
        using var azurite = onBlobs ? await Azurite.StartAsync() : null;
        await (Scenario.All.FirstOrDefault(one => one.Name == scenario) is { } chosen
            ? ScenarioStage.WalkAsync(chosen, folder, language == "ro" ? Language.Ro : Language.En, key)
            : new Walk(folder, language, key, azurite).RunAsync());
        return 0;
    }
    catch (Exception failure) when (failure is DemoException or AgentException or IOException)
    {
        await Console.Error.WriteLineAsync($"\nThe demonstration stopped: {failure.Message}");
        return 1;
    }
}
