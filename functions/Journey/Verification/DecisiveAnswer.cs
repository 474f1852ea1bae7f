using DigiRenew.Pki;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Verification;

/// <summary>What is known of the old certificate right before issuance.</summary>
internal abstract record DecisiveAnswer
{
    private DecisiveAnswer()
    {
    }

    /// <param name="Evidence">Digest of the list or answer that says so.</param>
    public sealed record Good(Sha256Digest Evidence) : DecisiveAnswer;

    /// <summary>Revoked or on hold.</summary>
    public sealed record Revoked(RevokedEntry Entry) : DecisiveAnswer;

    /// <summary>An authority above the certificate is revoked or on hold.</summary>
    public sealed record AuthorityRevoked : DecisiveAnswer;

    /// <param name="Cause">A stable word.</param>
    public sealed record Unknown(string Cause) : DecisiveAnswer;
}
