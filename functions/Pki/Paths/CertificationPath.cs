using System.Collections.Immutable;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Pki.Paths;

/// <summary>A certification path (RFC 5280 §6) from an end entity to a configured anchor, leaf first, anchor last.</summary>
public sealed record CertificationPath(ImmutableArray<CertificateFacts> Certificates)
{
    public CertificateFacts Issuer => Certificates[1];

    /// <summary>
    /// Builds and validates a path at a time: names chain, signatures hold, basicConstraints, pathLen and keyCertSign,
    /// validity of each, no unknown critical extension, algorithms accepted. Only the given certificates are looked at.
    /// </summary>
    /// <param name="leaf">The end entity.</param>
    /// <param name="issuing">The provider's issuing certificates.</param>
    /// <param name="anchors">The configured anchors.</param>
    /// <param name="at">The time.</param>
    /// <returns>The path where the check passed; otherwise NO_CERTIFICATE_CHAIN_FOUND, EXPIRED, NOT_YET_VALID (of the leaf), CHAIN_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE, CERTIFICATE_CHAIN_GENERAL_FAILURE (an authority's validity).</returns>
    public static (CertificationPath? Path, CheckResult Check) Build(
        CertificateFacts leaf, IReadOnlyCollection<CertificateFacts> issuing, IReadOnlyCollection<CertificateFacts> anchors, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(issuing);
        ArgumentNullException.ThrowIfNull(anchors);
        return new PathSearch(issuing, anchors, at).From(leaf);
    }
}
