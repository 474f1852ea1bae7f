using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Paths;
using DigiRenew.Pki.Requests;

namespace DigiRenew.Journey.Issuance;

/// <summary>What the holder's signed order says, verified from evidence.</summary>
/// <param name="Old">The certificate under renewal, which signed the order.</param>
/// <param name="Path">Its path to the configured anchors.</param>
/// <param name="Request">The certification request of the new key, its proof of possession verified.</param>
internal sealed record OrderedCertificate(CertificateFacts Old, CertificationPath Path, CertificationRequest Request);
