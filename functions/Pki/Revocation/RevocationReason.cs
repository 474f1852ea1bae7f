namespace DigiRenew.Pki.Revocation;

/// <summary>Reasons that a complete list may give (RFC 5280 §5.3.1): not removeFromCRL, which is for deltas.</summary>
public enum RevocationReason
{
    Unspecified = 0,
    KeyCompromise = 1,
    CaCompromise = 2,
    AffiliationChanged = 3,
    Superseded = 4,
    CessationOfOperation = 5,
    CertificateHold = 6,
    PrivilegeWithdrawn = 9,
    AaCompromise = 10,
}
