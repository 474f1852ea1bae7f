namespace DigiRenew.Pki.Certificates;

/// <summary>Key usage bits (RFC 5280 §4.2.1.3).</summary>
[Flags]
public enum KeyUsage
{
    None = 0,
    DigitalSignature = 1,
    ContentCommitment = 2,
    KeyEncipherment = 4,
    DataEncipherment = 8,
    KeyAgreement = 16,
    KeyCertSign = 32,
    CrlSign = 64,
}
