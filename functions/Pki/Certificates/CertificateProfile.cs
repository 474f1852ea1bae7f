using System.Collections.Immutable;

namespace DigiRenew.Pki.Certificates;

/// <summary>The current profile of end-entity certificates (ETSI EN 319 412-2 and -5, SPEC §6).</summary>
/// <param name="Policies">Policy OIDs, with the CPS address where there is one.</param>
/// <param name="KeyUsage">Critical; default contentCommitment alone.</param>
/// <param name="ExtendedKeyUsages">May be empty.</param>
/// <param name="QcStatements">IdentMethod is set for each certificate.</param>
/// <param name="CaIssuersAddress">AIA caIssuers, or null.</param>
/// <param name="OcspAddress">AIA OCSP, or null.</param>
/// <param name="CrlAddress">CRL distribution point, or null.</param>
public sealed record CertificateProfile(
    ImmutableArray<(string Oid, string? CpsAddress)> Policies,
    KeyUsage KeyUsage,
    ImmutableArray<string> ExtendedKeyUsages,
    QcStatements QcStatements,
    string? CaIssuersAddress,
    string? OcspAddress,
    string? CrlAddress);
