using System.CommandLine;
using System.CommandLine.Parsing;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Output;

/// <summary>What is wrong with a command line, in the holder's language.</summary>
internal static class UsageErrors
{
    public static string Explain(ParseResult parsed, Language language)
    {
        string[] unknown = [.. parsed.UnmatchedTokens.Select(token => AgentTexts.CliUnknown.In(language, ("what", token)))];
        var wrong = parsed.Errors.Select(error => error.SymbolResult).OfType<OptionResult>()
            .Concat(parsed.Errors.Select(error => error.SymbolResult?.Parent).OfType<OptionResult>())
            .Select(result => result.Option)
            .Distinct()
            .Select(option => AgentTexts.CliOptionWrong.In(language, ("option", option.Name), ("value", option.HelpName ?? "…")));
        string[] all = [.. unknown, .. wrong];
        return all.Length > 0 ? string.Join(' ', all) : AgentTexts.CliNotUnderstood.In(language);
    }
}
