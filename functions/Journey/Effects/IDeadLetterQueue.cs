using System.Collections.Immutable;

namespace DigiRenew.Journey.Effects;

/// <summary>Calls for work that were given up after too many deliveries. The work itself is pending in the order; nothing is lost with them.</summary>
public interface IDeadLetterQueue
{
    /// <summary>What lies there, oldest first; it stays there.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The queue does not answer, or lets nobody in.</exception>
    Task<ImmutableArray<DeadCall>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>Calls again for the work of each, and removes it; what names no order stays there.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were called for again.</returns>
    /// <exception cref="IOException">The queue does not answer, or lets nobody in; what was called for again may still lie there too, which does no harm.</exception>
    Task<int> ReplayAsync(int most, CancellationToken cancellationToken);
}
