using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Issuance;

/// <summary>The provider's issuing certificate and its key, which signs where it lies.</summary>
public interface IIssuingKey
{
    CertificateFacts Certificate { get; }

    ISigningKey Key { get; }
}
