using DigiRenew.Pki;

namespace DigiRenew.Journey.TimeStamps;

/// <summary>Has a time-stamping authority say that something was there (RFC 3161).</summary>
public interface ITimeStamps
{
    /// <summary>Whether an authority is configured; where none is, nothing is stamped.</summary>
    bool IsConfigured { get; }

    /// <summary>Asks the configured authorities one after the other until one gives a token that verifies up to a configured anchor.</summary>
    /// <param name="imprint">SHA-256 of what is stamped; nothing else leaves the machine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<TimeStampAnswer> StampAsync(Sha256Digest imprint, CancellationToken cancellationToken);
}
