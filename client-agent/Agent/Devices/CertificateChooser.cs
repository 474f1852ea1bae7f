using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Agent.Devices;

/// <summary>Chooses the certificate that a command is about.</summary>
public static class CertificateChooser
{
    /// <summary>The certificate with a serial number, else the only one that could be renewed, else the only expired one.</summary>
    /// <exception cref="AgentException"><c>certificate-missing</c>, <c>several-certificates</c>.</exception>
    public static CertificateFacts Choose(IReadOnlyList<CertificateOnToken> all, PolicyView policy, string? serial, DateTimeOffset now)
    {
        // An expired certificate still leads to what was issued in its place; the service knows whether there is such an order.
        var candidates = Candidates(all, policy, serial);
        CertificateFacts[] valid = [.. candidates.Where(facts => facts.NotAfter > now)];
        candidates = valid.Length > 0 ? valid : candidates;
        return candidates switch
        {
            [] => throw new AgentException(AgentFaults.CertificateMissing, ("what", serial ?? policy.Provider)),
            [var only] => only,
            _ => throw new AgentException(AgentFaults.SeveralCertificates, ("serials", string.Join(", ", candidates.Select(facts => facts.Serial)))),
        };
    }

    /// <summary>Those that a command without an order could be about: the one with a serial number, else the provider's for signatures, the newest of each subject.</summary>
    public static IReadOnlyList<CertificateFacts> Candidates(IReadOnlyList<CertificateOnToken> all, PolicyView policy, string? serial)
    {
        if (serial is not null)
        {
            return [.. all.Select(one => one.Facts).Where(facts => SameSerial(facts.Serial, serial)).Take(1)];
        }

        var issuers = PolicyCertificates.Read(policy.IssuingCertificates);
        return
        [
            .. all.Select(one => one.Facts)
                .Where(facts => !facts.IsAuthority)
                .Where(facts => facts.KeyUsage is { } usage && usage.HasFlag(KeyUsage.ContentCommitment))
                .Where(facts => issuers.Any(issuer => issuer.Subject.Span.SequenceEqual(facts.Issuer.Span)))
                .GroupBy(facts => Convert.ToHexString(facts.Subject.Span), StringComparer.Ordinal)
                .Select(same => same.MaxBy(facts => facts.NotBefore)!),
        ];
    }

    private static bool SameSerial(string one, string other) => string.Equals(
        one.TrimStart('0'),
        other.Replace(":", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal).TrimStart('0'),
        StringComparison.OrdinalIgnoreCase);
}
