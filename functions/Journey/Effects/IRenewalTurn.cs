namespace DigiRenew.Journey.Effects;

/// <summary>What the loop of one renewal asks of whatever runs it: a durable orchestration, or a test.</summary>
public interface IRenewalTurn
{
    /// <summary>Performs what is due.</summary>
    /// <returns>When the loop must look again; null where nothing is left to be done.</returns>
    Task<DateTimeOffset?> AdvanceAsync();

    /// <summary>Waits for a moment, for days if need be.</summary>
    Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>Waits until something has happened to the renewal; a kick that came before the call counts.</summary>
    Task WaitForKickAsync(CancellationToken cancellationToken);

    /// <summary>Begins the loop again with an empty history; kicks that nobody has heard yet are kept.</summary>
    void Continue();
}
