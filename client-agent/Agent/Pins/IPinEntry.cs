namespace DigiRenew.Agent.Pins;

/// <summary>Where a PIN comes from: a terminal without echo, or the first line of standard input.</summary>
public interface IPinEntry
{
    /// <summary>Whether a person is there to correct a wrong PIN.</summary>
    bool CanAskAgain { get; }

    /// <summary>Reads one PIN, UTF-8, straight into a buffer; keeps no copy.</summary>
    /// <param name="prompt">What to show before.</param>
    /// <param name="into">The pinned buffer; what is beyond its room is refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Octets written; 0 where nothing was entered.</returns>
    ValueTask<int> ReadAsync(string prompt, Memory<byte> into, CancellationToken cancellationToken);
}
