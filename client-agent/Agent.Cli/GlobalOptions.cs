using System.CommandLine;
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

    public IReadOnlyList<Option> All => [Service, Home, Module, Token, Certificate, Lang, Json, PinStdin, Yes, LastTry];

    /// <summary>The language before anything is parsed, since the texts of the options depend on it: --lang, then LANG, then Romanian.</summary>
    public static Language LanguageOf(string[] args)
    {
        var at = Array.IndexOf(args, "--lang");
        var named = at >= 0 && at + 1 < args.Length
            ? args[at + 1]
            : args.FirstOrDefault(arg => arg.StartsWith("--lang=", StringComparison.Ordinal))?["--lang=".Length..];
        return Languages.Parse(named)
            ?? Languages.Parse(Environment.GetEnvironmentVariable("LC_ALL"))
            ?? Languages.Parse(Environment.GetEnvironmentVariable("LANG"))
            ?? Language.Ro;
    }

    private static Option<string?> Text(string name, string value, Text description, Language language) =>
        new(name) { Description = description.In(language), HelpName = value, Recursive = true };

    private static Option<bool> Switch(string name, Text description, Language language) =>
        new(name) { Description = description.In(language), Recursive = true };
}
