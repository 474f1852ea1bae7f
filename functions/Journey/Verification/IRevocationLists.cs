using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Verification;

/// <summary>Gets an issuer's revocation list from where configuration allows.</summary>
public interface IRevocationLists
{
    /// <summary>The list, at least as young as asked for; from a cache where that is young enough.</summary>
    /// <param name="issuer">The issuing certificate.</param>
    /// <param name="notBefore">thisUpdate must not lie before this moment; null means any list that is in force.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RevocationAnswer> FindAsync(CertificateFacts issuer, DateTimeOffset? notBefore, CancellationToken cancellationToken);
}
