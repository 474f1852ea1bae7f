using System.CommandLine;
using System.CommandLine.Help;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Cli.Output;
using DigiRenew.Agent.Cli.Terminal;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli;

/// <summary>The command line: check, tokens, order, papers, send, status, update, correspondence, cancel, and the guided window.</summary>
internal sealed class Commands
{
    private readonly Language _language;
    private readonly GlobalOptions _options;
    private readonly Run _run;

    public Commands(Language language)
    {
        _language = language;
        _options = new(language);
        _run = new(_options, language);
    }

    public RootCommand Build()
    {
        var root = new RootCommand(AgentTexts.CliAbout.In(_language));
        foreach (var option in _options.All)
        {
            root.Add(option);
        }

        var help = new HelpPage(_language);
        var helpOption = root.Options.OfType<HelpOption>().Single();
        helpOption.Action = help;
        helpOption.Description = AgentTexts.CliHelp.In(_language);
        root.Options.OfType<VersionOption>().Single().Description = AgentTexts.CliVersion.In(_language);
        root.SetAction((parsed, token) => OfferAsync(parsed, help, token));
        root.Add(Window());
        root.Add(Check());
        root.Add(Tokens());
        root.Add(Order());
        root.Add(Papers());
        root.Add(Send());
        root.Add(Status());
        root.Add(Update());
        root.Add(Correspondence());
        root.Add(Cancel());
        return root;
    }

    /// <summary>Without a command: a person at a terminal is offered the window, anybody else is told the commands.</summary>
    private async Task<int> OfferAsync(ParseResult parsed, HelpPage help, CancellationToken cancellationToken)
    {
        if (_run.RefuseJson(parsed) is { } refused)
        {
            return refused;
        }

        using var input = new StandardInput();
        var dialogue = new TerminalDialogue(_language, canAsk: !Console.IsInputRedirected && !Console.IsOutputRedirected, yes: false, json: false, input);
        return await dialogue.ConfirmAsync(AgentTexts.WindowOffer.In(_language), suggested: true, cancellationToken).ConfigureAwait(false)
            ? await _run.WindowAsync(parsed, openBrowser: true, cancellationToken).ConfigureAwait(false)
            : help.Invoke(parsed);
    }

    private Command Window()
    {
        var command = Named("window", AgentTexts.CliWindow);
        var noBrowser = new Option<bool>("--no-browser") { Description = AgentTexts.CliNoBrowser.In(_language) };
        command.Add(noBrowser);
        command.SetAction((parsed, token) => _run.WindowAsync(parsed, !parsed.GetValue(noBrowser), token));
        return command;
    }

    private Command Named(string name, Text description) => new(name, description.In(_language));

    private Command Check()
    {
        var command = Named("check", AgentTexts.CliCheck);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                var lines = await new CheckComputer(context).RunAsync(cancellationToken).ConfigureAwait(false);
                screen.Show(lines);
                return ExitOf(lines);
            },
            token));
        return command;
    }

    /// <summary>As the command that would meet the first problem would end.</summary>
    internal static AgentExit ExitOf(IReadOnlyList<CheckLine> lines) => lines.FirstOrDefault(line => line.Level == CheckLevel.Problem)?.Name switch
    {
        null => AgentExit.Done,
        "service" => AgentExit.Network,
        "agent" or "clock" => AgentExit.Refused,
        _ => AgentExit.Token,
    };

    private Command Tokens()
    {
        var command = Named("tokens", AgentTexts.CliTokens);
        var ask = new Option<bool>("--ask-service") { Description = AgentTexts.CliAsk.In(_language) };
        command.Add(ask);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                screen.Show(await new ListTokens(context).RunAsync(parsed.GetValue(ask), cancellationToken).ConfigureAwait(false));
                return AgentExit.Done;
            },
            token));
        return command;
    }

    private Command Order()
    {
        var command = Named("order", AgentTexts.CliOrder);
        var arguments = new OrderArguments(command, _language);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                var order = await new PlaceOrder(context).RunAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
                screen.Document(order, CliJson.Default.OrderView);
                return AgentExit.Done;
            },
            token));
        return command;
    }

    private Command Papers()
    {
        var command = Named("papers", AgentTexts.CliPapers);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                var saved = await new FetchPapers(context).RunAsync(cancellationToken).ConfigureAwait(false);
                screen.Document(new(saved), CliJson.Default.PapersDocument);
                return AgentExit.Done;
            },
            token));
        return command;
    }

    private Command Send()
    {
        var command = Named("send", AgentTexts.CliSend);
        var kind = new Argument<string?>("KIND") { Arity = ArgumentArity.ZeroOrOne, Description = AgentTexts.CliKind.In(_language) };
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = AgentTexts.CliFile.In(_language) };
        var all = new Option<string?>("--all") { Description = AgentTexts.CliAll.In(_language), HelpName = "FOLDER" };
        (UploadKind Kind, Option<string?> Option)[] copies =
        [
            (UploadKind.Identity, Copy("--identity", AgentTexts.CliSendIdentity)),
            (UploadKind.PaymentProof, Copy("--payment-proof", AgentTexts.CliSendPayment)),
            (UploadKind.Authorisation, Copy("--authorisation", AgentTexts.CliSendAuthorisation)),
        ];
        command.Add(kind);
        command.Add(file);
        command.Add(all);
        foreach (var (_, option) in copies)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                FileToSend[] named = [.. copies.Where(copy => parsed.GetValue(copy.Option) is not null).Select(copy => new FileToSend(copy.Kind, parsed.GetValue(copy.Option)!))];
                var sent = await SendAsync(context, parsed.GetValue(kind), parsed.GetValue(file), parsed.GetValue(all), named, cancellationToken).ConfigureAwait(false);
                screen.Document(new(sent), CliJson.Default.UploadsDocument);
                return sent.Any(one => one.Status == "refused") ? AgentExit.Refused
                    : sent.All(one => one.Status == "accepted") ? AgentExit.Done
                    : AgentExit.Waiting;
            },
            token));
        return command;

        Option<string?> Copy(string name, Text description) => new(name) { Description = description.In(_language), HelpName = "FILE" };
    }

    private static async Task<IReadOnlyList<SentUpload>> SendAsync(
        AgentContext context, string? kind, string? file, string? all, FileToSend[] named, CancellationToken cancellationToken)
    {
        var send = new SendUploads(context);
        if (kind is not null && file is not null && all is null && named.Length == 0)
        {
            var parsed = Kinds.ParseUpload(kind) ?? throw new AgentException(AgentFaults.KindUnknown, ("kind", kind));
            return await send.SendOneAsync(new(parsed, file), cancellationToken).ConfigureAwait(false);
        }

        if (kind is null && all is null)
        {
            var question = AgentTexts.CliAskFolder.In(context.Language, ("folder", context.Home.PapersFolder));
            all = await context.Dialogue.AskAsync(question, cancellationToken).ConfigureAwait(false);
            all = all?.Trim() is "" ? context.Home.PapersFolder : all?.Trim();
        }

        return kind is null && all is not null
            ? await send.SendAllAsync(all, named, cancellationToken).ConfigureAwait(false)
            : throw new AgentException(AgentFaults.Usage, ("what", AgentTexts.CliSendWhat.In(context.Language)));
    }

    private Command Status()
    {
        var command = Named("status", AgentTexts.CliStatus);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                var orders = await new ReadStatus(context).RunAsync(cancellationToken).ConfigureAwait(false);
                screen.Document(new(orders), CliJson.Default.OrdersDocument);
                return AgentExit.Done;
            },
            token));
        return command;
    }

    private Command Update()
    {
        var command = Named("update", AgentTexts.CliUpdate);
        var noReplug = new Option<bool>("--no-replug") { Description = AgentTexts.CliNoReplug.In(_language) };
        var removeOld = new Option<string?>("--remove-old") { Description = AgentTexts.CliRemoveOld.In(_language), HelpName = "yes|no" };
        removeOld.AcceptOnlyFromAmong("yes", "no");
        command.Add(noReplug);
        command.Add(removeOld);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                bool? remove = parsed.GetValue(removeOld) switch
                {
                    "yes" => true,
                    "no" => false,
                    _ => null,
                };
                var outcome = await new UpdateToken(context).RunAsync(new(!parsed.GetValue(noReplug), remove), cancellationToken).ConfigureAwait(false);
                screen.Document(outcome, CliJson.Default.UpdateOutcome);
                return AgentExit.Done;
            },
            token));
        return command;
    }

    private Command Correspondence()
    {
        var command = Named("correspondence", AgentTexts.CliCorrespondence);
        var address = new Argument<string>("ADDRESS") { Description = AgentTexts.CliAddress.In(_language) };
        command.Add(address);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                screen.Document(
                    await new AddCorrespondence(context).RunAsync(parsed.GetRequiredValue(address), cancellationToken).ConfigureAwait(false),
                    CliJson.Default.CorrespondenceView);
                return AgentExit.Done;
            },
            token));
        return command;
    }

    private Command Cancel()
    {
        var command = Named("cancel", AgentTexts.CliCancel);
        command.SetAction((parsed, token) => _run.AsyncOf(
            parsed,
            async (context, screen, cancellationToken) =>
            {
                var order = await new CancelOrder(context).RunAsync(cancellationToken).ConfigureAwait(false);
                screen.Document(order, CliJson.Default.OrderView);
                return AgentExit.Done;
            },
            token));
        return command;
    }
}
