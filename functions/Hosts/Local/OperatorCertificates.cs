using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using DigiRenew.Adapters.Local;
using DigiRenew.Http;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.Local;

/// <summary>
/// Knows operators by the SHA-256 of their certificates, which must be valid by the service's clock and, where anchors are
/// configured, lead to one of them. Who lost a card is removed as an operator: no revocation list is asked.
/// </summary>
internal sealed class OperatorCertificates(Operators operators, ImmutableArray<CertificateFacts> anchors, TimeProvider time) : IOperatorCertificates
{
    public async Task<OperatorIdentity?> FindAsync(X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return now >= certificate.NotBefore.ToUniversalTime() && now <= certificate.NotAfter.ToUniversalTime()
            && (anchors.IsEmpty || LeadsToAnAnchor(certificate, now))
            && await operators.FindByCertificateAsync(Sha256Digest.Of(certificate.RawData), cancellationToken).ConfigureAwait(false) is { } known
                ? new OperatorIdentity(known.Id, known.Roles)
                : null;
    }

    /// <summary>The configured certificates that are no roots lie between.</summary>
    private bool LeadsToAnAnchor(X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = now.UtcDateTime;
        foreach (var anchor in anchors)
        {
            var store = anchor.Issuer.Span.SequenceEqual(anchor.Subject.Span) ? policy.CustomTrustStore : policy.ExtraStore;
            store.Add(X509CertificateLoader.LoadCertificate(anchor.Der.Span));
        }

        return chain.Build(certificate);
    }
}
