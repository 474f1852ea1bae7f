using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Pki.Paths;

/// <summary>Judges a path whose names and signatures hold (RFC 5280 §6.1).</summary>
internal static class PathValidation
{
    public static CheckResult Validate(ImmutableArray<CertificateFacts> path, DateTimeOffset at) =>
        path.Select(Extensions)
            .Append(Algorithms(path[0]))
            .Concat(path.Skip(1).Select(Authority))
            .Concat(path.Skip(1).Select(certificate => AuthorityValidity(certificate, at)))
            .Append(LeafValidity(path[0], at))
            .FirstOrDefault(finding => finding is not null)
        ?? CheckResult.Pass(("anchor", path[^1].Sha256.Hex), ("issuer", path[1].Sha256.Hex), ("at", Text(at)));

    private static CheckResult? Extensions(CertificateFacts certificate) => certificate.UnknownCriticalExtensions is [var oid, ..]
        ? Findings.Of(SubIndication.ChainConstraintsFailure, $"{certificate} has the critical extension {oid}, which is not known.", ("extension", oid))
        : null;

    private static CheckResult? Algorithms(CertificateFacts leaf) => PublicKeys.IsTooSmall(leaf.SubjectPublicKeyInfo)
        ? Findings.Of(SubIndication.CryptoConstraintsFailure, $"The key of {leaf} is too small, or its type is not known.")
        : null;

    /// <summary><paramref name="above"/> counts from 0 at the leaf's issuer, which is the number of authorities below.</summary>
    private static CheckResult? Authority(CertificateFacts authority, int above) => authority switch
    {
        { IsAuthority: false } => Findings.Of(SubIndication.ChainConstraintsFailure, $"{authority} is not an authority."),
        { KeyUsage: not { } } => Findings.Of(SubIndication.ChainConstraintsFailure, $"{authority} does not say what its key may sign."),
        { KeyUsage: { } usage } when !usage.HasFlag(KeyUsage.KeyCertSign) => Findings.Of(SubIndication.ChainConstraintsFailure, $"{authority} may not sign certificates."),
        { PathLength: { } most } when above > most => Findings.Of(SubIndication.ChainConstraintsFailure, $"{authority} allows {most} authorities below it, not {above}."),
        _ => null,
    };

    private static CheckResult? AuthorityValidity(CertificateFacts authority, DateTimeOffset at) => at < authority.NotBefore || at > authority.NotAfter
        ? Findings.Of(SubIndication.CertificateChainGeneralFailure, $"{authority} is not valid at this time.", ("at", Text(at)), ("notAfter", Text(authority.NotAfter)))
        : null;

    private static CheckResult? LeafValidity(CertificateFacts leaf, DateTimeOffset at) => leaf switch
    {
        _ when at < leaf.NotBefore => Findings.Of(SubIndication.NotYetValid, "The certificate is not valid yet.", ("at", Text(at)), ("notBefore", Text(leaf.NotBefore))),
        _ when at > leaf.NotAfter => Findings.Of(SubIndication.Expired, "The certificate has expired.", ("at", Text(at)), ("notAfter", Text(leaf.NotAfter))),
        _ => null,
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
