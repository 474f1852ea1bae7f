using System.Globalization;
using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Following;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.State;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>
/// Leads a person through the whole renewal by the same use cases as the commands. What was done is kept by them: the
/// guide asks each time where things stand, and goes on from there.
/// </summary>
/// <param name="dialogue">The person.</param>
/// <param name="compose">Puts a run together, for the address of the service; null for the one that is configured.</param>
internal sealed class WindowGuide(WindowDialogue dialogue, Func<string?, AgentContext> compose) : IDisposable
{
    private const int Steps = 6;

    private readonly WindowScreens _screens = new(dialogue);
    private AgentContext? _context;
    private AgentSettings _given = new();
    private bool _another;
    private WindowForm _form = new(dialogue);
    private (int Number, Text? Name) _step;

    private AgentContext Context => _context ?? throw new InvalidOperationException("The service is not known yet.");

    /// <summary>Walks until the holder closes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await AskAsync(_screens.Welcome, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                _context ??= await ComposeAsync(cancellationToken).ConfigureAwait(false);
                await WalkAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception thrown) when (!cancellationToken.IsCancellationRequested && thrown is not OutOfMemoryException)
            {
                var again = thrown is AgentException { Code: "not-confirmed" } || await ExplainAsync(thrown, cancellationToken).ConfigureAwait(false);
                if (!again)
                {
                    return;
                }
            }
        }
    }

    /// <summary>The last thing that the page shows.</summary>
    public WindowScreen Goodbye() => dialogue.Complete(_screens.Goodbye() with { Help = null });

    public void Dispose() => _context?.Dispose();

    private async Task<AgentContext> ComposeAsync(CancellationToken cancellationToken)
    {
        string? address = null;
        while (true)
        {
            try
            {
                var context = compose(address);
                context.PinBudget.Keep = true;
                _given = context.Settings;
                return context;
            }
            catch (AgentException unknown) when (unknown.Code == AgentFaults.ServiceNotNamed.Code || unknown.Code == AgentFaults.ServiceAddressRefused.Code)
            {
                var error = unknown.Code == AgentFaults.ServiceAddressRefused.Code ? unknown.In(dialogue.Language).Why : null;
                address = (await AskAsync(() => _screens.Service(error), cancellationToken).ConfigureAwait(false))["service"];
            }
        }
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        Context.Settings = _given; // What was chosen on the way here did not lead on.
        if (!await CheckAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        if (!HasOrder || _another)
        {
            _another = false;
            if (!await OrderAsync(cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        while (await FollowAsync(cancellationToken).ConfigureAwait(false))
        {
            // Something was done; look again where the order stands.
        }
    }

    /// <summary>Whether this folder has an order under way.</summary>
    private bool HasOrder => _context?.Home.ReadOrder() is { Finished: false, Stage: OrderStage.Placed };

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        At(1, AgentTexts.WindowStepCheck);
        while (true)
        {
            dialogue.Forget();
            var lines = await new CheckComputer(Context).RunAsync(cancellationToken).ConfigureAwait(false);
            ShowHelp();
            var answer = await AskAsync(() => _screens.Checks(lines), cancellationToken, anew: true).ConfigureAwait(false);
            if (answer.Button != "again")
            {
                return answer.Button == "continue";
            }
        }
    }

    private async Task<bool> OrderAsync(CancellationToken cancellationToken)
    {
        At(2, AgentTexts.WindowStepCertificate);
        string? refused = null;
        while (true)
        {
            dialogue.Forget();
            var tokens = await new ListTokens(Context).RunAsync(askService: false, cancellationToken).ConfigureAwait(false);
            var answer = await AskAsync(() => _screens.Certificates(tokens, refused), cancellationToken, anew: true).ConfigureAwait(false);
            if (answer.Button == "close")
            {
                return false;
            }

            var chosen = tokens.SelectMany(token => token.Certificates.Select(one => (Token: token, Certificate: one)))
                .FirstOrDefault(one => WindowScreens.Key(one.Token, one.Certificate) == answer["certificate"]);
            Context.Settings = Context.Settings with { TokenSerial = chosen.Token?.Serial ?? _given.TokenSerial, CertificateSerial = chosen.Certificate?.Serial };
            if (answer.Button == "resume")
            {
                return true;
            }

            if (answer.Button == "continue" && chosen.Certificate is { Renewable: true })
            {
                break;
            }

            refused = answer.Button == "continue" && chosen.Certificate is not null ? answer["certificate"] : null;
        }

        At(3, AgentTexts.WindowStepOrder);
        try
        {
            await new PlaceOrder(Context, _form).RunAsync(new(new()), cancellationToken).ConfigureAwait(false);
            _form = new(dialogue);
            Context.Settings = Context.Settings with { CertificateSerial = null };
        }
        catch (AgentException open) when (open.Code == Problems.AlreadyOrdered.Code)
        {
            // Ordered before, here or on another computer: it goes on where it stands.
        }

        return true;
    }

    /// <summary>Whatever the order waits for now.</summary>
    /// <returns>False once the holder closes.</returns>
    private async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        dialogue.Forget();
        var orders = await new ReadStatus(Context).RunAsync(cancellationToken).ConfigureAwait(false);
        dialogue.Forget();
        var record = Context.Home.ReadOrder();
        var order = orders.FirstOrDefault(one => one.Id == record?.Order) ?? orders[^1];
        if (record?.Order == order.Id)
        {
            Context.Settings = Context.Settings with { CertificateSerial = null }; // From here on the record says which certificate it is.
        }

        switch (order.State)
        {
            case "placed":
            case "awaiting-uploads" when !order.Uploads.Any(upload => upload.Status is "refused" or "verifying"):
                At(4, AgentTexts.WindowStepPapers);
                return await SignAsync(order, cancellationToken).ConfigureAwait(false);
            case "issued":
            case "installed":
                At(6, AgentTexts.WindowStepUpdate);
                return await UpdateAsync(order, cancellationToken).ConfigureAwait(false);
            default:
                At(order.State == "awaiting-uploads" ? 4 : 5, order.State == "awaiting-uploads" ? AgentTexts.WindowStepPapers : AgentTexts.WindowStepWait);
                return await WaitAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> SignAsync(OrderView order, CancellationToken cancellationToken)
    {
        IReadOnlyList<SavedPaper> papers;
        try
        {
            papers = await new FetchPapers(Context).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AgentException notYet) when (notYet.Code == AgentFaults.PaperNotReady.Code)
        {
            dialogue.Forget();
            return await WaitAsync(order, cancellationToken).ConfigureAwait(false);
        }

        order = await Context.Service.OrderAsync(order.Id, cancellationToken).ConfigureAwait(false);
        dialogue.Forget();
        var answer = await AskAsync(() => _screens.Papers(order, papers), cancellationToken).ConfigureAwait(false);
        return await ActAsync(answer.Button, order, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for the copies that the order still takes, and sends them with the papers that it lacks.</summary>
    private async Task<bool> SendAsync(OrderView order, CancellationToken cancellationToken)
    {
        var policy = await Context.Service.PolicyAsync(cancellationToken).ConfigureAwait(false);
        UploadLimitView[] wanted =
        [
            .. policy.Uploads
                .Where(limit => Kinds.ParseUpload(limit.Kind) is { } kind && kind.Paper() is null)
                .Where(limit => order.Uploads.FirstOrDefault(upload => upload.Kind == limit.Kind)?.Status is not ("accepted" or "verifying")),
        ];
        var named = new List<FileToSend>();
        if (wanted.Any(limit => limit.Required || IsRefused(limit.Kind)) || (wanted.Length > 0 && !LacksPaper(order)))
        {
            WindowAnswer? answer = null;
            do
            {
                var shown = answer;
                answer = await AskAsync(
                    () => _screens.Copies(wanted, ReasonOf, kind => shown is null ? null : _screens.Judge(wanted.First(limit => limit.Kind == kind), shown.Files.GetValueOrDefault(kind))),
                    cancellationToken).ConfigureAwait(false);
                if (answer.Button != "send")
                {
                    return true;
                }
            }
            while (wanted.Any(limit => _screens.Judge(limit, answer.Files.GetValueOrDefault(limit.Kind)) is not null));
            named.AddRange(answer.Files.Select(chosen => new FileToSend(Kinds.ParseUpload(chosen.Key)!.Value, KeepCopy(chosen.Key, chosen.Value))));
        }

        dialogue.Forget();
        if (named.Count > 0 || LacksPaper(order))
        {
            Directory.CreateDirectory(Context.Home.PapersFolder);
            await new SendUploads(Context).SendAllAsync(Context.Home.PapersFolder, named, cancellationToken).ConfigureAwait(false);
        }

        return true;

        bool IsRefused(string kind) => order.Uploads.Any(upload => upload.Kind == kind && upload.Status == "refused");

        string? ReasonOf(string kind) => order.Uploads.FirstOrDefault(upload => upload.Kind == kind && upload.Status == "refused")?.Reason;
    }

    private static bool LacksPaper(OrderView order) => order.Uploads.Any(
        upload => Kinds.ParseUpload(upload.Kind)?.Paper() is not null && upload.Status is not ("accepted" or "verifying"));

    /// <summary>Keeps a chosen copy until it is sent; an earlier one of the kind is replaced.</summary>
    /// <returns>Where it lies.</returns>
    private string KeepCopy(string kind, ChosenFile file)
    {
        var path = Context.Home.Keep("copies", kind + Path.GetExtension(file.Name).ToLowerInvariant(), file.Content);
        foreach (var earlier in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, kind + ".*").Where(earlier => earlier != path))
        {
            File.Delete(earlier);
        }

        return path;
    }

    private async Task<bool> WaitAsync(OrderView order, CancellationToken cancellationToken) =>
        await ActAsync((await AskAsync(() => _screens.Status(order), cancellationToken).ConfigureAwait(false)).Button, order, cancellationToken).ConfigureAwait(false);

    /// <summary>Does what a button of an order's screen says.</summary>
    /// <returns>False once the holder closes.</returns>
    private async Task<bool> ActAsync(string button, OrderView order, CancellationToken cancellationToken)
    {
        switch (button)
        {
            case "send" or "documents":
                return await SendAsync(order, cancellationToken).ConfigureAwait(false);
            case "order":
                return await OrderAsync(cancellationToken).ConfigureAwait(false);
            case "address":
                await AddAddressAsync(cancellationToken).ConfigureAwait(false);
                return true;
            case "cancel":
                await CancelAsync(cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return button == "refresh";
        }
    }

    private async Task CancelAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new CancelOrder(Context).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AgentException no) when (no.Code == AgentFaults.NotConfirmed.Code)
        {
            // The order goes on.
        }
    }

    /// <summary>Another address for the order's notices, and the code that goes there; an address that the service refuses is asked for again.</summary>
    private async Task AddAddressAsync(CancellationToken cancellationToken)
    {
        var (given, error) = (string.Empty, (string?)null);
        while (true)
        {
            var answer = await AskAsync(() => _screens.Address(given, error), cancellationToken).ConfigureAwait(false);
            if (answer.Button != "continue")
            {
                return;
            }

            try
            {
                given = answer["email"];
                await new AddCorrespondence(Context).RunAsync(given, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AgentException gaveUp) when (gaveUp.Code == AgentFaults.CodeMissing.Code)
            {
                return;
            }
            catch (AgentException refused) when (refused.Code == Problems.FormInvalid.Code)
            {
                error = refused.In(dialogue.Language).Why;
            }
        }
    }

    private async Task<bool> UpdateAsync(OrderView order, CancellationToken cancellationToken)
    {
        var button = (await AskAsync(() => _screens.Issued(order), cancellationToken).ConfigureAwait(false)).Button;
        if (button is not ("update" or "update-in-place"))
        {
            return await ActAsync(button, order, cancellationToken).ConfigureAwait(false);
        }

        var outcome = await new UpdateToken(Context).RunAsync(new(Replug: button == "update"), cancellationToken).ConfigureAwait(false);
        dialogue.Forget();
        await AskAsync(() => _screens.Done(outcome), cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <returns>Whether the holder wants to try again.</returns>
    private async Task<bool> ExplainAsync(Exception thrown, CancellationToken cancellationToken)
    {
        ShowHelp();
        var answer = await AskAsync(
            () =>
            {
                var problem = AgentProblems.Explain(thrown, dialogue.Language);
                dialogue.Help = problem.Contacts is { } contacts ? Help(contacts) : dialogue.Help;
                return _screens.Problem(
                    problem,
                    canRetry: problem.Code != Problems.DataChanged.Code,
                    otherCertificate: problem.Code == AgentFaults.CertificateMissing.Code && HasOrder);
            },
            cancellationToken).ConfigureAwait(false);
        _another = answer.Button == "order";
        return answer.Button is "again" or "order";
    }

    /// <summary>Shows a screen; where the holder changes the language it is shown again, or what it tells is asked anew ("again").</summary>
    private async Task<WindowAnswer> AskAsync(Func<WindowScreen> screen, CancellationToken cancellationToken, bool anew = false)
    {
        while (true)
        {
            var shown = screen();
            if (shown.Bilingual)
            {
                shown = shown with { Buttons = [.. shown.Buttons, new("language-ro", "Română"), new("language-en", "English")] };
            }

            var answer = await dialogue.AnswerAsync(shown, cancellationToken).ConfigureAwait(false);
            if (!answer.Button.StartsWith("language-", StringComparison.Ordinal))
            {
                return answer;
            }

            dialogue.Language = Languages.Parse(answer.Button["language-".Length..]) ?? dialogue.Language;
            _context?.Service.Speak(dialogue.Language);
            At(_step.Number, _step.Name);
            ShowHelp();
            if (anew)
            {
                return answer with { Button = "again" };
            }
        }
    }

    private void At(int step, Text? name)
    {
        _step = (step, name);
        dialogue.Step = name is null ? null : dialogue.In(
            AgentTexts.WindowStep,
            ("step", step.ToString(CultureInfo.InvariantCulture)),
            ("of", Steps.ToString(CultureInfo.InvariantCulture)),
            ("name", dialogue.In(name)));
    }

    private void ShowHelp() => dialogue.Help = _context?.Contacts is { } contacts ? Help(contacts) : dialogue.In(AgentTexts.HelpdeskUnknown);

    private string Help(ContactsView contacts) => dialogue.In(
        AgentTexts.Helpdesk, ("telephone", contacts.Telephone), ("email", contacts.Email), ("hours", contacts.Hours));
}
