using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The seal: its own certificate, never the issuing key. Signs receipts, decisions, checkpoints and exports.</summary>
public interface ISealKey
{
    CertificateFacts Certificate { get; }

    ISigningKey Key { get; }
}
