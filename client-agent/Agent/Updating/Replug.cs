using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Agent.Updating;

/// <summary>Asks for the token to be unplugged and plugged in again, and waits for both. No session is open meanwhile.</summary>
internal static class Replug
{
    /// <exception cref="AgentException"><c>replug-not-seen</c>.</exception>
    public static async Task WaitAsync(AgentContext context, HolderConnection connection, CancellationToken cancellationToken)
    {
        connection.Disconnect();
        context.Say(AgentTexts.Unplug);
        await UntilAsync(context, connection, present: false, AgentTexts.WaitingRemoval, cancellationToken).ConfigureAwait(false);
        context.Say(AgentTexts.PlugIn);
        await UntilAsync(context, connection, present: true, AgentTexts.WaitingReturn, cancellationToken).ConfigureAwait(false);
    }

    private static async Task UntilAsync(
        AgentContext context, HolderConnection connection, bool present, Text doing, CancellationToken cancellationToken)
    {
        using var working = context.Working(doing);
        var started = context.Clock.GetTimestamp();
        while (connection.Module.IsPresent(connection.TokenInfo.Serial) != present)
        {
            if (context.Clock.GetElapsedTime(started) >= context.Settings.ReplugPatience)
            {
                throw new AgentException(AgentFaults.ReplugTimedOut);
            }

            await Task.Delay(context.Settings.Pace, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
