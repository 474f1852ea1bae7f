using DigiRenew.Agent.Checking;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>
/// Leads a person through the whole renewal by the same use cases as the commands. What was done is kept by them: the
/// guide asks each time where things stand, and goes on from there.
/// </summary>
internal sealed class WindowGuide : IDisposable
{
    private readonly WindowDialogue _dialogue;
    private readonly WindowScreens _screens;
    private readonly WindowFrame _frame;
    private readonly WindowProvider _provider;
    private AgentSettings _given = new();
    private bool _another;
    private WindowForm _form;

    /// <summary>A guide that has not begun.</summary>
    /// <param name="dialogue">The person.</param>
    /// <param name="compose">Puts a run together, for the address of the service; null for the one that is configured.</param>
    public WindowGuide(WindowDialogue dialogue, Func<string?, AgentContext> compose)
    {
        _dialogue = dialogue;
        _screens = new(dialogue);
        _frame = new(dialogue);
        _provider = new(_frame, _screens, compose);
        _form = new(dialogue);
    }

    private AgentContext Context => _frame.Context ?? throw new InvalidOperationException("The service is not known yet.");

    /// <summary>Walks until the holder closes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _frame.AskAsync(_screens.Welcome, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (_frame.Context is null)
                {
                    Enter(await _provider.FindAsync(cancellationToken).ConfigureAwait(false));
                }

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
    public WindowScreen Goodbye() => _dialogue.Complete(_screens.Goodbye() with { Help = null });

    public void Dispose() => _frame.Context?.Dispose();

    private void Enter(AgentContext context)
    {
        context.PinBudget.Keep = true;
        _given = context.Settings;
        _frame.Context = context;
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

        var order = new WindowOrder(Context, _dialogue, _frame, _screens);
        while (await order.FollowAsync(cancellationToken).ConfigureAwait(false) is var next && next != WindowStep.Close)
        {
            if (next == WindowStep.Order && !await OrderAsync(cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    /// <summary>Whether this folder has an order under way.</summary>
    private bool HasOrder => _frame.Context?.Home.ReadOrder() is { Finished: false, Stage: OrderStage.Placed };

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        _frame.At(1, AgentTexts.WindowStepCheck);
        while (true)
        {
            _dialogue.Forget();
            var lines = await new CheckComputer(Context).RunAsync(cancellationToken).ConfigureAwait(false);
            if (lines.Any(line => line is { Name: "service", Level: CheckLevel.Ok }))
            {
                _provider.Keep(Context);
            }

            _frame.ShowHelp();
            var answer = await _frame.AskAsync(() => _screens.Checks(lines), cancellationToken, anew: true).ConfigureAwait(false);
            switch (answer.Button)
            {
                case "again":
                    break;
                case "service":
                    await ChangeProviderAsync(cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    return answer.Button == "continue";
            }
        }
    }

    private async Task ChangeProviderAsync(CancellationToken cancellationToken)
    {
        if (await _provider.ChangeAsync(Context, cancellationToken).ConfigureAwait(false) is { } other)
        {
            using var before = Context;
            Enter(other);
        }
    }

    private async Task<bool> OrderAsync(CancellationToken cancellationToken)
    {
        _frame.At(2, AgentTexts.WindowStepCertificate);
        string? refused = null;
        while (true)
        {
            _dialogue.Forget();
            var tokens = await new ListTokens(Context).RunAsync(askService: false, cancellationToken).ConfigureAwait(false);
            var answer = await _frame.AskAsync(() => _screens.Certificates(tokens, refused), cancellationToken, anew: true).ConfigureAwait(false);
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

        _frame.At(3, AgentTexts.WindowStepOrder);
        try
        {
            await new PlaceOrder(Context, _form).RunAsync(new(new()), cancellationToken).ConfigureAwait(false);
            _form = new(_dialogue);
            Context.Settings = Context.Settings with { CertificateSerial = null };
        }
        catch (AgentException open) when (open.Code == Problems.AlreadyOrdered.Code)
        {
            // Ordered before, here or on another computer: it goes on where it stands.
        }

        return true;
    }

    /// <returns>Whether the holder wants to try again.</returns>
    private async Task<bool> ExplainAsync(Exception thrown, CancellationToken cancellationToken)
    {
        _frame.ShowHelp();
        var answer = await _frame.AskAsync(
            () =>
            {
                var problem = AgentProblems.Explain(thrown, _dialogue.Language);
                if (problem.Contacts is { } contacts)
                {
                    _frame.ShowHelp(contacts);
                }

                return _screens.Problem(
                    problem,
                    canRetry: problem.Code != Problems.DataChanged.Code,
                    otherCertificate: HasOrder && (problem.Code == AgentFaults.CertificateMissing.Code || problem.Code == AgentFaults.NoOrder.Code));
            },
            cancellationToken).ConfigureAwait(false);
        _another = answer.Button == "order";
        return answer.Button is "again" or "order";
    }
}
