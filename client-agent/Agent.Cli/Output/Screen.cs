using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Agent.Checking;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using Spectre.Console;

namespace DigiRenew.Agent.Cli.Output;

/// <summary>Results on standard output: a table and colours on a terminal, plain lines elsewhere and with NO_COLOR (which screen readers follow better), JSON with --json.</summary>
internal sealed class Screen(Language language, bool json)
{
    private static readonly bool Pretty = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        ColorSystem = Pretty ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    });

    /// <summary>Writes the one JSON document, if that is asked for.</summary>
    public void Document<T>(T document, JsonTypeInfo<T> type)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(document, type));
        }
    }

    public void Show(IReadOnlyList<CheckLine> checks)
    {
        Document(new ChecksDocument(checks), CliJson.Default.ChecksDocument);
        if (json)
        {
            return;
        }

        foreach (var line in checks)
        {
            var (text, colour) = line.Level switch
            {
                CheckLevel.Ok => (AgentTexts.LevelOk, "green"),
                CheckLevel.Warning => (AgentTexts.LevelWarning, "yellow"),
                _ => (AgentTexts.LevelProblem, "red"),
            };
            var level = $"[{text.In(language)}]";
            var rest = line.Next is null ? line.Sentence : $"{line.Sentence} {line.Next}";
            if (Pretty)
            {
                _console.MarkupLine($"[{colour}]{Markup.Escape(level)}[/] {Markup.Escape(rest)}");
            }
            else
            {
                Console.Out.WriteLine($"{level} {rest}");
            }
        }
    }

    public void Show(IReadOnlyList<TokenListing> tokens)
    {
        Document(new TokensDocument(tokens), CliJson.Default.TokensDocument);
        if (json)
        {
            return;
        }

        foreach (var token in tokens)
        {
            Console.Out.WriteLine($"{token.Label} ({token.Manufacturer} {token.Model}, {token.Serial})");
            if (token.Problem is { } problem)
            {
                Console.Out.WriteLine($"  {problem}");
            }
            else if (token.Certificates.Count == 0)
            {
                Console.Out.WriteLine($"  {AgentTexts.NoCertificates.In(language)}");
            }
            else if (Pretty)
            {
                _console.Write(TableOf(token));
            }
            else
            {
                Plain(token);
            }
        }
    }

    /// <summary>What went wrong, what to do, and where to get help: on stderr.</summary>
    public void Show(AgentProblem problem, ContactsView? contacts)
    {
        Document(new ProblemDocument(problem, (int)problem.Exit), CliJson.Default.ProblemDocument);
        Console.Error.WriteLine($"{problem.Title} ({problem.Code})");
        Console.Error.WriteLine(problem.Why);
        Console.Error.WriteLine(AgentTexts.ProblemNext.In(language, ("next", problem.Next)));
        if (problem.TraceId is { } trace)
        {
            Console.Error.WriteLine(AgentTexts.TraceId.In(language, ("id", trace)));
        }

        Console.Error.WriteLine((problem.Contacts ?? contacts) is { } known
            ? AgentTexts.Helpdesk.In(language, ("telephone", known.Telephone), ("email", known.Email), ("hours", known.Hours))
            : AgentTexts.HelpdeskUnknown.In(language));
    }

    private static string YesOrNo(bool yes, Language language) => (yes ? AgentTexts.Yes : AgentTexts.No).In(language);

    private Table TableOf(TokenListing token)
    {
        var table = new Table();
        foreach (var column in new[]
        {
            AgentTexts.ColumnHolder, AgentTexts.ColumnIssuer, AgentTexts.ColumnSerial,
            AgentTexts.ColumnUntil, AgentTexts.ColumnDaysLeft, AgentTexts.ColumnRenewable,
        })
        {
            table.AddColumn(Markup.Escape(column.In(language)));
        }

        foreach (var one in token.Certificates)
        {
            table.AddRow(
                Markup.Escape(one.Holder),
                Markup.Escape(one.Issuer),
                Markup.Escape(one.Serial),
                Day(one.NotAfter),
                one.DaysLeft.ToString(CultureInfo.InvariantCulture),
                Markup.Escape($"{YesOrNo(one.Renewable, language)}: {string.Join(' ', [one.Reason, .. one.Losses ?? []])}"));
        }

        return table;
    }

    private void Plain(TokenListing token)
    {
        foreach (var one in token.Certificates)
        {
            Console.Out.WriteLine($"  {AgentTexts.ColumnHolder.In(language)}: {one.Holder}");
            Console.Out.WriteLine($"    {AgentTexts.ColumnIssuer.In(language)}: {one.Issuer}");
            Console.Out.WriteLine($"    {AgentTexts.ColumnSerial.In(language)}: {one.Serial}");
            Console.Out.WriteLine($"    {AgentTexts.ColumnUntil.In(language)}: {Day(one.NotAfter)}");
            Console.Out.WriteLine($"    {AgentTexts.ColumnDaysLeft.In(language)}: {one.DaysLeft.ToString(CultureInfo.InvariantCulture)}");
            Console.Out.WriteLine($"    {AgentTexts.ColumnRenewable.In(language)}: {YesOrNo(one.Renewable, language)}: {string.Join(' ', [one.Reason, .. one.Losses ?? []])}");
        }
    }

    private static string Day(DateTimeOffset moment) => moment.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
