using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Adapters.AzureServices.Keys;

/// <summary>The issuing certificate and its key in a vault; only the issuing part's identity may use it.</summary>
public sealed class KeyVaultIssuingKey(VaultCertificate issuing) : IIssuingKey
{
    public CertificateFacts Certificate => issuing.Certificate;

    public ISigningKey Key => issuing.Key;
}
