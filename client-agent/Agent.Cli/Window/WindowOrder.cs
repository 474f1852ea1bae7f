using DigiRenew.Agent.Following;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sending;
using DigiRenew.Agent.State;
using DigiRenew.Agent.Updating;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>Follows an order that was placed: asks each time where it stands, and does what it waits for.</summary>
internal sealed class WindowOrder(AgentContext context, WindowDialogue dialogue, WindowFrame frame, WindowScreens screens)
{
    /// <summary>Whatever the order waits for now.</summary>
    public async Task<WindowStep> FollowAsync(CancellationToken cancellationToken)
    {
        dialogue.Forget();
        var orders = await new ReadStatus(context).RunAsync(cancellationToken).ConfigureAwait(false);
        dialogue.Forget();
        var record = context.Home.ReadOrder();
        var order = OrderFinder.Choose(orders, record)!;
        if (record?.Order == order.Id)
        {
            context.Settings = context.Settings with { CertificateSerial = null }; // From here on the record says which certificate it is.
        }

        switch (order.State)
        {
            case "placed":
            case "awaiting-uploads" when !order.Uploads.Any(upload => upload.Status is "refused" or "verifying"):
                frame.At(4, AgentTexts.WindowStepPapers);
                return await SignAsync(order, cancellationToken).ConfigureAwait(false);
            case "issued":
            case "installed":
                frame.At(6, AgentTexts.WindowStepUpdate);
                return await UpdateAsync(order, cancellationToken).ConfigureAwait(false);
            default:
                frame.At(order.State == "awaiting-uploads" ? 4 : 5, order.State == "awaiting-uploads" ? AgentTexts.WindowStepPapers : AgentTexts.WindowStepWait);
                return await WaitAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<WindowStep> SignAsync(OrderView order, CancellationToken cancellationToken)
    {
        IReadOnlyList<SavedPaper> papers;
        try
        {
            papers = await new FetchPapers(context).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AgentException notYet) when (notYet.Code == AgentFaults.PaperNotReady.Code)
        {
            dialogue.Forget();
            return await WaitAsync(order, cancellationToken).ConfigureAwait(false);
        }

        order = await context.Service.OrderAsync(order.Id, cancellationToken).ConfigureAwait(false);
        dialogue.Forget();
        var answer = await frame.AskAsync(() => screens.Papers(order, papers), cancellationToken).ConfigureAwait(false);
        return await ActAsync(answer.Button, order, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for the copies that the order still takes, and sends them with the papers that it lacks.</summary>
    private async Task<WindowStep> SendAsync(OrderView order, CancellationToken cancellationToken)
    {
        var policy = await context.Service.PolicyAsync(cancellationToken).ConfigureAwait(false);
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
                answer = await frame.AskAsync(
                    () => screens.Copies(wanted, ReasonOf, kind => shown is null ? null : screens.Judge(wanted.First(limit => limit.Kind == kind), shown.Files.GetValueOrDefault(kind))),
                    cancellationToken).ConfigureAwait(false);
                if (answer.Button != "send")
                {
                    return WindowStep.Look;
                }
            }
            while (wanted.Any(limit => screens.Judge(limit, answer.Files.GetValueOrDefault(limit.Kind)) is not null));
            named.AddRange(answer.Files.Select(chosen => new FileToSend(Kinds.ParseUpload(chosen.Key)!.Value, KeepCopy(chosen.Key, chosen.Value))));
        }

        dialogue.Forget();
        if (named.Count > 0 || LacksPaper(order))
        {
            Directory.CreateDirectory(context.Home.PapersFolder);
            await new SendUploads(context).SendAllAsync(context.Home.PapersFolder, named, cancellationToken).ConfigureAwait(false);
        }

        return WindowStep.Look;

        bool IsRefused(string kind) => order.Uploads.Any(upload => upload.Kind == kind && upload.Status == "refused");

        string? ReasonOf(string kind) => order.Uploads.FirstOrDefault(upload => upload.Kind == kind && upload.Status == "refused")?.Reason;
    }

    private static bool LacksPaper(OrderView order) => order.Uploads.Any(
        upload => Kinds.ParseUpload(upload.Kind)?.Paper() is not null && upload.Status is not ("accepted" or "verifying"));

    /// <summary>Keeps a chosen copy until it is sent; an earlier one of the kind is replaced.</summary>
    /// <returns>Where it lies.</returns>
    private string KeepCopy(string kind, ChosenFile file)
    {
        var path = context.Home.Keep("copies", kind + Path.GetExtension(file.Name).ToLowerInvariant(), file.Content);
        foreach (var earlier in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, kind + ".*").Where(earlier => earlier != path))
        {
            File.Delete(earlier);
        }

        return path;
    }

    private async Task<WindowStep> WaitAsync(OrderView order, CancellationToken cancellationToken) =>
        await ActAsync((await frame.AskAsync(() => screens.Status(order), cancellationToken).ConfigureAwait(false)).Button, order, cancellationToken).ConfigureAwait(false);

    /// <summary>Does what a button of an order's screen says.</summary>
    private async Task<WindowStep> ActAsync(string button, OrderView order, CancellationToken cancellationToken)
    {
        switch (button)
        {
            case "send" or "documents":
                return await SendAsync(order, cancellationToken).ConfigureAwait(false);
            case "order":
                return WindowStep.Order;
            case "address":
                await AddAddressAsync(cancellationToken).ConfigureAwait(false);
                return WindowStep.Look;
            case "cancel":
                await CancelAsync(cancellationToken).ConfigureAwait(false);
                return WindowStep.Look;
            default:
                return button == "refresh" ? WindowStep.Look : WindowStep.Close;
        }
    }

    private async Task CancelAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new CancelOrder(context).RunAsync(cancellationToken).ConfigureAwait(false);
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
            var answer = await frame.AskAsync(() => screens.Address(given, error), cancellationToken).ConfigureAwait(false);
            if (answer.Button != "continue")
            {
                return;
            }

            try
            {
                given = answer["email"];
                await new AddCorrespondence(context).RunAsync(given, cancellationToken).ConfigureAwait(false);
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

    private async Task<WindowStep> UpdateAsync(OrderView order, CancellationToken cancellationToken)
    {
        var button = (await frame.AskAsync(() => screens.Issued(order), cancellationToken).ConfigureAwait(false)).Button;
        if (button is not ("update" or "update-in-place"))
        {
            return await ActAsync(button, order, cancellationToken).ConfigureAwait(false);
        }

        var outcome = await new UpdateToken(context).RunAsync(new(Replug: button == "update"), cancellationToken).ConfigureAwait(false);
        dialogue.Forget();
        await frame.AskAsync(() => screens.Done(outcome), cancellationToken).ConfigureAwait(false);
        return WindowStep.Close;
    }
}
