using System.Collections.Immutable;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;

namespace DigiRenew.Journey.Issuance;

/// <summary>What an issuing certificate must be before anything is issued under it.</summary>
public static class IssuingCertificateRules
{
    /// <summary>What is wrong, in plain words; nothing where it may issue.</summary>
    /// <param name="certificate">The issuing certificate.</param>
    /// <param name="between">Certificates between it and an anchor.</param>
    /// <param name="anchors">Roots that the provider trusts.</param>
    /// <param name="now">Now.</param>
    public static ImmutableArray<string> FaultsOf(
        CertificateFacts certificate, ImmutableArray<CertificateFacts> between, ImmutableArray<CertificateFacts> anchors, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var faults = ImmutableArray.CreateBuilder<string>();
        if (!certificate.IsAuthority)
        {
            faults.Add("The certificate is no authority’s: basicConstraints has no cA (RFC 5280 §4.2.1.9).");
        }

        if (certificate.KeyUsage?.HasFlag(KeyUsage.KeyCertSign) != true)
        {
            faults.Add("The certificate may not sign certificates: keyUsage lacks keyCertSign (RFC 5280 §4.2.1.3).");
        }

        if (CertificationPath.Build(certificate, [.. between, .. anchors], anchors, now) is not ({ }, { Passed: true }))
        {
            faults.Add("No valid path leads from the certificate to a trust anchor (RFC 5280 §6.1).");
        }

        return faults.ToImmutable();
    }
}
