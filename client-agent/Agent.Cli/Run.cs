using System.CommandLine;
using DigiRenew.Agent.Cli.Output;
using DigiRenew.Agent.Cli.Terminal;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Pins;
using DigiRenew.Agent.Service;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

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
            var problem = AgentProblems.Explain(thrown, language);
            screen.Show(problem, context?.Service.Contacts);
            return (int)problem.Exit;
        }
        finally
        {
            context?.Dispose();
        }
    }

    private AgentContext Compose(ParseResult parsed, StandardInput input)
    {
        var home = parsed.GetValue(options.Home) is { } folder ? new AgentHome(folder) : AgentHome.Default;
        var configuration = home.ReadConfiguration();
        var address = parsed.GetValue(options.Service) ?? Environment.GetEnvironmentVariable("DIGIRENEW_SERVICE") ?? configuration.Service
            ?? throw new AgentException(AgentFaults.ServiceNotNamed, ("file", home.ConfigurationFile));
        var pinStdin = parsed.GetValue(options.PinStdin);
        var canAsk = !pinStdin && !Console.IsInputRedirected;
        IPinEntry pins = pinStdin ? new PinFromInput(input) : canAsk ? new PinFromKeys() : new PinNowhere();
        return new(
            ServiceClient.Connect(ServiceAddress.Read(address), language, new AgentClock(TimeProvider.System)),
            new InstalledModules(),
            new TerminalDialogue(language, canAsk, parsed.GetValue(options.Yes), parsed.GetValue(options.Json), input),
            pins,
            home,
            new AgentSettings
            {
                ModulePath = parsed.GetValue(options.Module) ?? configuration.Module,
                TokenSerial = parsed.GetValue(options.Token),
                CertificateSerial = parsed.GetValue(options.Certificate),
                LastTryAllowed = parsed.GetValue(options.LastTry),
            });
    }
}
