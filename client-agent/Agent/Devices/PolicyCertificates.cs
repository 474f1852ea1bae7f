using System.Collections.Immutable;
using System.Security.Cryptography;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Verification;

namespace DigiRenew.Agent.Devices;

/// <summary>Certificates that the policy lists.</summary>
public static class PolicyCertificates
{
    /// <summary>Reads base64 DER certificates; one that can't be read is left out, so nothing chains to it.</summary>
    public static ImmutableArray<CertificateFacts> Read(IEnumerable<string> listed)
    {
        var all = ImmutableArray.CreateBuilder<CertificateFacts>();
        foreach (var one in listed)
        {
            try
            {
                all.Add(CertificateFacts.Read(Convert.FromBase64String(one)));
            }
            catch (Exception thrown) when (thrown is FormatException or CryptographicException)
            {
                continue;
            }
        }

        return all.ToImmutable();
    }

    /// <summary>Builds the path from a certificate to the provider's anchors.</summary>
    public static (CertificationPath? Path, CheckResult Check) PathOf(
        CertificateFacts leaf, Contracts.Wire.PolicyView policy, DateTimeOffset at) =>
        CertificationPath.Build(leaf, Read(policy.IssuingCertificates), Read(policy.TrustAnchors), at);
}
