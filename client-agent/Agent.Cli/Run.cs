using System.CommandLine;
using DigiRenew.Agent.Cli.Output;
using DigiRenew.Agent.Cli.Terminal;
using DigiRenew.Agent.Cli.Window;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Dialogue;
using DigiRenew.Agent.Pins;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Cli;

/// <summary>One run of a command: puts the context together, and turns whatever is thrown into a sentence and an exit code.</summary>
internal sealed class Run(GlobalOptions options, Language language)
{
    public async Task<int> AsyncOf(
        ParseResult parsed, Func<AgentContext, Screen, CancellationToken, Task<AgentExit>> command, CancellationToken cancellationToken)
    {
        var screen = new Screen(language, parsed.GetValue(options.Json));
        using var input = new StandardInput();
        AgentContext? context = null;
        try
        {
            context = Compose(parsed, input);
            return (int)await command(context, screen, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return Tell(screen, thrown, context?.Contacts);
        }
        finally
        {
            context?.Dispose();
        }
    }

    /// <summary>The guided window, until the holder or the browser closes it.</summary>
    public async Task<int> WindowAsync(ParseResult parsed, bool openBrowser, CancellationToken cancellationToken)
    {
        if (RefuseJson(parsed) is { } refused)
        {
            return refused;
        }

        var desk = new WindowDesk();
        var dialogue = new WindowDialogue(desk, language);
        using var guide = new WindowGuide(dialogue, address => Compose(parsed, dialogue, new WindowPinEntry(dialogue), address));
        try
        {
            await WindowHost.RunAsync(desk, guide, openBrowser, language, cancellationToken).ConfigureAwait(false);
            return (int)AgentExit.Done;
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return Tell(new Screen(language, parsed.GetValue(options.Json)), thrown, null);
        }
    }

    /// <summary>Refuses --json where there is no document to write; null where it is not asked for.</summary>
    public int? RefuseJson(ParseResult parsed) => parsed.GetValue(options.Json)
        ? Tell(new Screen(language, json: true), new AgentException(AgentFaults.Usage, ("what", AgentTexts.CliJsonNothing.In(language))), null)
        : null;

    private int Tell(Screen screen, Exception thrown, ContactsView? contacts)
    {
        var problem = AgentProblems.Explain(thrown, language);
        screen.Show(problem, contacts);
        return (int)problem.Exit;
    }

    private AgentContext Compose(ParseResult parsed, StandardInput input)
    {
        var pinStdin = parsed.GetValue(options.PinStdin);
        var canAsk = !pinStdin && !Console.IsInputRedirected;
        IPinEntry pins = pinStdin ? new PinFromInput(input) : canAsk ? new PinFromKeys() : new PinNowhere();
        return Compose(parsed, new TerminalDialogue(language, canAsk, parsed.GetValue(options.Yes), parsed.GetValue(options.Json), input), pins, null);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="dialogue">Who is spoken to.</param>
    /// <param name="pins">Where the PIN comes from.</param>
    /// <param name="entered">An address of the service that the person entered; null for the configured one.</param>
    private AgentContext Compose(ParseResult parsed, IDialogue dialogue, IPinEntry pins, string? entered)
    {
        var home = parsed.GetValue(options.Home) is { } folder ? new AgentHome(folder) : AgentHome.Default;
        var configuration = home.ReadConfiguration();
        var named = entered ?? parsed.GetValue(options.Service) ?? Environment.GetEnvironmentVariable("DIGIRENEW_SERVICE") ?? configuration.Service
            ?? throw new AgentException(AgentFaults.ServiceNotNamed, ("file", home.ConfigurationFile));
        var address = ServiceAddress.Read(named);
        return new(
            ServiceClient.Connect(address, dialogue.Language, new AgentClock(TimeProvider.System)),
            new InstalledModules(TokenLibrary.Load),
            dialogue,
            pins,
            home,
            new AgentSettings
            {
                ModulePath = parsed.GetValue(options.Module) ?? configuration.Module,
                TokenSerial = parsed.GetValue(options.Token),
                CertificateSerial = parsed.GetValue(options.Certificate),
                LastTryAllowed = parsed.GetValue(options.LastTry),
                Pss = parsed.GetValue(options.Pss),
            });
    }
}
