using DigiRenew.Pki.TimeStamps;

namespace DigiRenew.Journey.TimeStamps;

/// <summary>A verified token, or why there is none now.</summary>
public abstract record TimeStampAnswer
{
    private TimeStampAnswer()
    {
    }

    public sealed record Stamped(TimeStampToken Token) : TimeStampAnswer;

    /// <param name="Cause">not-configured; or that of the last authority asked: out-of-reach, refused, invalid, clock.</param>
    public sealed record Unavailable(string Cause) : TimeStampAnswer;
}
