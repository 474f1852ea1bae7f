using System.CommandLine;
using System.CommandLine.Invocation;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Output;

/// <summary>--help in the holder's language, with the exit codes.</summary>
internal sealed class HelpPage(Language language) : SynchronousCommandLineAction
{
    private static readonly Text[] ExitCodes =
    [
        AgentTexts.CliExit0, AgentTexts.CliExit1, AgentTexts.CliExit2, AgentTexts.CliExit3, AgentTexts.CliExit4, AgentTexts.CliExit5, AgentTexts.CliExit130,
    ];

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return 0;
    }

    public void Write(Command command, TextWriter to)
    {
        var path = command is RootCommand ? "digirenew" : $"digirenew {command.Name}";
        to.WriteLine(command.Description);
        to.WriteLine();
        var arguments = string.Concat(command.Arguments.Select(argument => $" [{argument.Name}]"));
        to.WriteLine($"{AgentTexts.CliUsage.In(language)} {path}{(command.Subcommands.Count > 0 ? " COMMAND" : string.Empty)}{arguments} [--OPTION…]");
        Section(to, AgentTexts.CliCommands, command.Subcommands.Select(sub => (sub.Name, sub.Description)));
        Section(to, AgentTexts.CliArguments, command.Arguments.Select(argument => (argument.Name, argument.Description)));
        var options = command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)).Concat(command.Options);
        Section(to, AgentTexts.CliOptions, options.DistinctBy(option => option.Name).Select(option => (Shape(option), option.Description)));
        to.WriteLine();
        to.WriteLine(AgentTexts.CliExitCodes.In(language));
        foreach (var code in ExitCodes)
        {
            to.WriteLine($"  {code.In(language)}");
        }
    }

    private static string Shape(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
        ? option.Name
        : $"{option.Name} {option.HelpName ?? "…"}";

    private void Section(TextWriter to, Text title, IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        to.WriteLine();
        to.WriteLine(title.In(language));
        var width = all.Max(row => row.Name.Length);
        foreach (var (name, description) in all)
        {
            to.WriteLine($"  {name.PadRight(width)}  {description}");
        }
    }
}
