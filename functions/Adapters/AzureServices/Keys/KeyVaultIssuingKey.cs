using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>An issuing certificate and its key in a vault; only the issuing part's identity may use it.</summary>
/// <param name="issuing">One version of the certificate.</param>
/// <param name="name">The certificate's name in the vault, by which certificate and list are published too.</param>
public sealed class KeyVaultIssuingKey(VaultCertificate issuing, string name) : IIssuingKey
{
    public CertificateFacts Certificate => issuing.Certificate;

    public ISigningKey Key => issuing.Key;

    public string Name => name;
}
