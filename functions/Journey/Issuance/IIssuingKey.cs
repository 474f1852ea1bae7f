using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.Issuance;

/// <summary>The provider's issuing certificate and its key, which signs where it lies.</summary>
public interface IIssuingKey
{
    /// <summary>The name of the first issuing certificate.</summary>
    const string UsualName = "issuing";

    CertificateFacts Certificate { get; }

    ISigningKey Key { get; }

    /// <summary>
    /// The name that certificate and revocation list are served by, without ending: <c>{issuer}</c> in the profile's addresses. Each
    /// issuing certificate has another.
    /// </summary>
    string Name => UsualName;

    /// <summary>Every issuing certificate whose key is at hand, the newest first.</summary>
    IReadOnlyList<CertificateFacts> Certificates => [Certificate];

    /// <summary>The key that goes with a certificate: an order that was fixed under one is signed under it. Null where it is not at hand.</summary>
    IIssuingKey? For(Sha256Digest certificate) => certificate == Certificate.Sha256 ? this : null;
}
