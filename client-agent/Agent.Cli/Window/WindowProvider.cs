using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Cli.Window;

/// <summary>
/// Which service the window speaks to: the configured one, or one whose address the holder enters. An entered address is
/// kept for later runs only once the service has answered there: a slip of the pen must not lock the window for good.
/// </summary>
/// <param name="frame">Where it is asked.</param>
/// <param name="screens">The screens.</param>
/// <param name="compose">Puts a run together, for the address of the service; null for the one that is configured.</param>
internal sealed class WindowProvider(WindowFrame frame, WindowScreens screens, Func<string?, AgentContext> compose)
{
    private bool _entered;

    /// <summary>A run with the configured service; where none is configured, with the one that the holder names.</summary>
    public async Task<AgentContext> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return compose(null);
        }
        catch (AgentException unknown) when (unknown.Code == AgentFaults.ServiceNotNamed.Code || unknown.Code == AgentFaults.ServiceAddressRefused.Code)
        {
            return (await AskAsync(null, Refused(unknown), cancellationToken).ConfigureAwait(false))!;
        }
    }

    /// <summary>A run with another service than this one's; null where the holder goes back.</summary>
    public Task<AgentContext?> ChangeAsync(AgentContext current, CancellationToken cancellationToken) =>
        AskAsync(current.Service.Address.Origin, null, cancellationToken);

    /// <summary>Keeps an address that was entered: the service has answered there.</summary>
    public void Keep(AgentContext answered)
    {
        if (_entered)
        {
            answered.Home.Keep(answered.Home.ReadConfiguration() with { Service = answered.Service.Address.Origin });
            _entered = false;
        }
    }

    private async Task<AgentContext?> AskAsync(string? given, AgentException? refused, CancellationToken cancellationToken)
    {
        var address = given;
        while (true)
        {
            var answer = await frame.AskAsync(() => screens.Service(address, refused, canGoBack: given is not null), cancellationToken).ConfigureAwait(false);
            if (answer.Button == "back")
            {
                return null;
            }

            address = answer["service"];
            try
            {
                var context = compose(address);
                _entered = true;
                return context;
            }
            catch (AgentException again) when (Refused(again) is not null)
            {
                refused = again;
            }
        }
    }

    /// <summary>The exception, if it is about an address that was given.</summary>
    private static AgentException? Refused(AgentException thrown) => thrown.Code == AgentFaults.ServiceAddressRefused.Code ? thrown : null;
}
