using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Journey.Revocation;

/// <summary>Of the parts that may not use the issuing key: revocation can be asked for, and the part that issues performs it.</summary>
public sealed class RevocationElsewhere : IRevocation
{
    public Task RevokeAsync(CertificateFacts certificate, RevocationReason reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This part does not revoke.");
}
