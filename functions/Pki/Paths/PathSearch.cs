using System.Collections.Immutable;
using DigiRenew.Pki.Asn1;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Pki.Paths;

/// <summary>Looks for a path upwards, in limited depth and with a limited number of signatures looked at; of several failures the one that got furthest is told.</summary>
internal sealed class PathSearch(IReadOnlyCollection<CertificateFacts> issuing, IReadOnlyCollection<CertificateFacts> anchors, DateTimeOffset at)
{
    private const int LongestPath = 6;
    private const int MostSignatures = 100; // certificates of one name and key, which a stranger may send, would be tried in every order

    private readonly ImmutableArray<CertificateFacts> _authorities = [.. issuing.Concat(anchors).Distinct()];
    private readonly ImmutableHashSet<CertificateFacts> _anchors = [.. anchors];
    private int _signatures;

    public (CertificationPath? Path, CheckResult Check) From(CertificateFacts leaf) => Extend([leaf], issuing.Distinct());

    private (CertificationPath? Path, CheckResult Check) Extend(ImmutableArray<CertificateFacts> below, IEnumerable<CertificateFacts> parents)
    {
        var furthest = Findings.Of(SubIndication.NoCertificateChainFound, $"No issuer is known for {below[^1]}.");
        foreach (var parent in parents.Where(parent => Names(below[^1], parent) && !below.Contains(parent)))
        {
            var (path, check) = Through(below, parent);
            if (check.Passed)
            {
                return (path, check);
            }

            furthest = furthest.SubIndication == SubIndication.NoCertificateChainFound ? check : furthest;
        }

        return (null, furthest);
    }

    private (CertificationPath? Path, CheckResult Check) Through(ImmutableArray<CertificateFacts> below, CertificateFacts parent)
    {
        var child = Der.Read(below[^1].Der, "a certificate", SignedStructure.Read);
        if (child.Scheme is null || PublicKeys.IsTooSmall(parent.SubjectPublicKeyInfo))
        {
            return (null, Findings.Of(SubIndication.CryptoConstraintsFailure, $"The algorithm or key that signed {below[^1]} is not accepted."));
        }

        if (++_signatures > MostSignatures)
        {
            return (null, Findings.Of(SubIndication.NoCertificateChainFound, "The search gets too long."));
        }

        if (!child.HoldsUnder(parent.SubjectPublicKeyInfo))
        {
            return (null, Findings.Of(SubIndication.NoCertificateChainFound, $"The signature of {below[^1]} does not hold under the key of {parent}."));
        }

        var path = below.Add(parent);
        if (_anchors.Contains(parent))
        {
            var check = PathValidation.Validate(path, at);
            return (check.Passed ? new(path) : null, check);
        }

        return path.Length < LongestPath
            ? Extend(path, _authorities)
            : (null, Findings.Of(SubIndication.NoCertificateChainFound, "The path gets too long."));
    }

    private static bool Names(CertificateFacts child, CertificateFacts parent) =>
        child.Issuer.Span.SequenceEqual(parent.Subject.Span)
        && (child.AuthorityKeyIdentifier is not { } said || parent.SubjectKeyIdentifier is not { } own || said.Span.SequenceEqual(own.Span));
}
