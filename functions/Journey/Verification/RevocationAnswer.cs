using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Verification;

/// <summary>A verified revocation list that is in force, or why there is none: "can't decide, try later", never "fine".</summary>
public abstract record RevocationAnswer
{
    private RevocationAnswer()
    {
    }

    /// <param name="List">The list.</param>
    /// <param name="Der">As it was received, to be kept as evidence.</param>
    public sealed record Found(RevocationList List, ReadOnlyMemory<byte> Der) : RevocationAnswer;

    /// <param name="Cause">out-of-reach, stale, invalid.</param>
    public sealed record Unknown(string Cause) : RevocationAnswer;
}
