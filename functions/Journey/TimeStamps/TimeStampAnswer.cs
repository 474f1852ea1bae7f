using DigiRenew.Pki.TimeStamps;

namespace DigiRenew.Journey.TimeStamps;

/// <summary>A verified token, or why there is none now.</summary>
public abstract record TimeStampAnswer
{
    private TimeStampAnswer()
    {
    }

    /// <param name="Token">Verified up to a configured anchor.</param>
    /// <param name="Lists">DER of the revocation lists by which the certificates below the anchor were good, the authority's own first; none where they are not looked up.</param>
    public sealed record Stamped(TimeStampToken Token, IReadOnlyList<ReadOnlyMemory<byte>> Lists) : TimeStampAnswer;

    /// <param name="Cause">not-configured; or that of the last authority asked: out-of-reach, refused, invalid, clock, revoked, revocation-unknown.</param>
    public sealed record Unavailable(string Cause) : TimeStampAnswer;
}
