using DigiRenew.Journey.Revocation;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Revocation;

namespace DigiRenew.Adapters.IssuingKey;

/// <summary>Revocation by the demo hierarchy: an entry in its list, published at once.</summary>
public sealed class DemoRevocation(DemoAuthority authority, TimeProvider time) : IRevocation
{
    /// <exception cref="InvalidDataException">Another authority issued the certificate.</exception>
    public Task RevokeAsync(CertificateFacts certificate, RevocationReason reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        authority.Issuing.Certificates.Any(issuing => certificate.Issuer.Span.SequenceEqual(issuing.Subject.Span))
            ? authority.RevokeAsync(certificate.Serial, reason, at, time.GetUtcNow(), cancellationToken)
            : throw new InvalidDataException("The demo's authority did not issue this certificate.");
}
