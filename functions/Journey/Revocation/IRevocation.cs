using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Revocation;

/// <summary>Has the certification authority revoke a certificate that two officers decided to revoke.</summary>
public interface IRevocation
{
    /// <summary>Revokes a certificate for good and publishes the fact. Repeating it for the same certificate changes nothing: the first date and reason stand.</summary>
    /// <param name="certificate">The issued certificate.</param>
    /// <param name="reason">One that an end entity's certificate may be revoked for, RFC 5280 §5.3.1; unspecified stands for no reason in the list.</param>
    /// <param name="at">The date of revocation (UTC).</param>
    /// <param name="cancellationToken">Ends the wait; the authority may still revoke.</param>
    /// <exception cref="IOException">The authority was not reached; worth another try.</exception>
    Task RevokeAsync(CertificateFacts certificate, RevocationReason reason, DateTimeOffset at, CancellationToken cancellationToken);
}
