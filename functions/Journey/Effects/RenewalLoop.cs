namespace DigiRenew.Journey.Effects;

/// <summary>
/// The loop that carries one renewal through time: do what is due, wait for the next due moment or for a kick, begin again. It
/// holds no rule and no data, so that a new rule leaves the replay of running renewals as it was. A lost kick costs only the wait
/// until the sweep.
/// </summary>
public static class RenewalLoop
{
    // No ConfigureAwait(false) and no CancelAsync here: a durable orchestration must go on where it is replayed.
    public static async Task RunAsync(IRenewalTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (await turn.AdvanceAsync() is not { } next)
        {
            return;
        }

        using var enough = new CancellationTokenSource();
        await await Task.WhenAny(turn.WaitForKickAsync(enough.Token), turn.WaitUntilAsync(next, enough.Token));
        enough.Cancel();
        turn.Continue();
    }
}
