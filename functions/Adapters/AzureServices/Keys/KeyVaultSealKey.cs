using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>The seal and its key in a vault.</summary>
/// <exception cref="InvalidDataException">The certificate is an authority's.</exception>
public sealed class KeyVaultSealKey(VaultCertificate seal) : ISealKey
{
    public CertificateFacts Certificate { get; } =
        seal.Certificate.IsAuthority ? throw new InvalidDataException("The seal is never an authority’s certificate.") : seal.Certificate;

    public ISigningKey Key { get; } = seal.Key;
}
