using System.CommandLine;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli;

/// <summary>Options that every command takes.</summary>
internal sealed class GlobalOptions
{
    public GlobalOptions(Language language)
    {
        Service = Text("--service", "URL", AgentTexts.CliService, language);
        Home = Text("--home", "DIR", AgentTexts.CliHome, language);
        Module = Text("--module", "PATH", AgentTexts.CliModule, language);
        Token = Text("--token", "SERIAL", AgentTexts.CliToken, language);
        Certificate = Text("--certificate", "SERIAL", AgentTexts.CliCertificate, language);
        Lang = Text("--lang", "ro|en", AgentTexts.CliLanguage, language);
        Lang.AcceptOnlyFromAmong("ro", "en");
        Json = Switch("--json", AgentTexts.CliJson, language);
        PinStdin = Switch("--pin-stdin", AgentTexts.CliPinStdin, language);
        Yes = Switch("--yes", AgentTexts.CliYes, language);
        LastTry = Switch("--last-try", AgentTexts.CliLastTry, language);
        Pss = Switch("--pss", AgentTexts.CliPss, language);
    }

    public Option<string?> Service { get; }

    public Option<string?> Home { get; }

    public Option<string?> Module { get; }

    public Option<string?> Token { get; }

    public Option<string?> Certificate { get; }

    public Option<string?> Lang { get; }

    public Option<bool> Json { get; }

    public Option<bool> PinStdin { get; }

    public Option<bool> Yes { get; }

    public Option<bool> LastTry { get; }

    public Option<bool> Pss { get; }

    public IReadOnlyList<Option> All => [Service, Home, Module, Token, Certificate, Lang, Json, PinStdin, Yes, LastTry, Pss];

    /// <summary>The language before anything is parsed, since the texts of the options depend on it: --lang, then agent.json, then LANG, then Romanian.</summary>
    public static Language LanguageOf(string[] args) =>
        Languages.Parse(ValueOf(args, "--lang"))
            ?? Languages.Parse(ConfiguredIn(ValueOf(args, "--home")))
            ?? Languages.Parse(Environment.GetEnvironmentVariable("LC_ALL"))
            ?? Languages.Parse(Environment.GetEnvironmentVariable("LANG"))
            ?? Language.Ro;

    private static string? ValueOf(string[] args, string option)
    {
        var at = Array.IndexOf(args, option);
        return at >= 0 && at + 1 < args.Length
            ? args[at + 1]
            : args.FirstOrDefault(arg => arg.StartsWith(option + "=", StringComparison.Ordinal))?[(option.Length + 1)..];
    }

    private static string? ConfiguredIn(string? folder)
    {
        try
        {
            return (folder is null ? AgentHome.Default : new AgentHome(folder)).ReadConfiguration().Language;
        }
        catch (Exception unreadable) when (unreadable is AgentException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // The command that needs the file says what is wrong with it, in a language that can be known.
        }
    }

    private static Option<string?> Text(string name, string value, Text description, Language language) =>
        new(name) { Description = description.In(language), HelpName = value, Recursive = true };

    private static Option<bool> Switch(string name, Text description, Language language) =>
        new(name) { Description = description.In(language), Recursive = true };
}
