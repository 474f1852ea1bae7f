using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>The seal and its key in a vault.</summary>
/// <param name="seal">In force.</param>
/// <param name="former">Certificates of the seals before it.</param>
/// <exception cref="InvalidDataException">The certificate is an authority's.</exception>
public sealed class KeyVaultSealKey(VaultCertificate seal, IReadOnlyList<CertificateFacts> former) : ISealKey
{
    public CertificateFacts Certificate { get; } =
        seal.Certificate.IsAuthority ? throw new InvalidDataException("The seal is never an authority’s certificate.") : seal.Certificate;

    public ISigningKey Key { get; } = seal.Key;

    public IReadOnlyList<CertificateFacts> Former => former;
}
