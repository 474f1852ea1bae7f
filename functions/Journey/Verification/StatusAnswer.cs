using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Verification;

/// <summary>A verified OCSP answer that is in force, or why there is none: "can't decide, try later", never "fine".</summary>
public abstract record StatusAnswer
{
    private StatusAnswer()
    {
    }

    /// <param name="Response">good or revoked.</param>
    /// <param name="Der">As it was received, to be kept as evidence.</param>
    public sealed record Found(OcspResponse Response, ReadOnlyMemory<byte> Der) : StatusAnswer;

    /// <param name="Cause">not-configured, out-of-reach, stale, invalid.</param>
    public sealed record Unknown(string Cause) : StatusAnswer;
}
