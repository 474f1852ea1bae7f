using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The seal: its own certificate, never the issuing key. Signs receipts, decisions, checkpoints and exports.</summary>
public interface ISealKey
{
    CertificateFacts Certificate { get; }

    ISigningKey Key { get; }

    /// <summary>Certificates of the seals before this one: what they sealed still holds.</summary>
    IReadOnlyList<CertificateFacts> Former => [];

    /// <summary>Every certificate whose seal is accepted, this one first.</summary>
    IReadOnlyList<CertificateFacts> Anchors => [Certificate, .. Former];

    /// <summary>Whether a certificate is one of the seals'.</summary>
    bool IsSeal(CertificateFacts? signer) => signer is not null && Anchors.Any(anchor => anchor.Sha256 == signer.Sha256);
}
