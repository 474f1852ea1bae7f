using System.Text;
using DigiRenew.Agent;
using DigiRenew.Agent.Cli;
using DigiRenew.Agent.Cli.Output;
using DigiRenew.Contracts.Catalogue;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (OperatingSystem.IsWindows() && !Console.IsInputRedirected)
{
    Console.InputEncoding = Encoding.Unicode; // The code page of a Romanian console (852) has no ș and ț.
}

var language = GlobalOptions.LanguageOf(args);
var parsed = new Commands(language).Build().Parse(args);
if (parsed.Errors.Count > 0)
{
    var what = UsageErrors.Explain(parsed, language);
    new Screen(language, json: args.Contains("--json")).Show(new AgentException(AgentFaults.Usage, ("what", what)).In(language), null);
    return (int)AgentExit.Usage;
}

return await parsed.InvokeAsync().ConfigureAwait(false);
