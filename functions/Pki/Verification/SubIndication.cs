namespace DigiRenew.Pki.Verification;

/// <summary>Why a check did not pass (ETSI EN 319 102-1 §5.1.3, tables 5 and 6); names as in the standard.</summary>
public enum SubIndication
{
    FormatFailure,
    HashFailure,
    SigCryptoFailure,
    Revoked,
    RevokedNoPoe,
    RevokedCaNoPoe,
    Expired,
    NotYetValid,
    SigConstraintsFailure,
    ChainConstraintsFailure,
    CertificateChainGeneralFailure,
    CryptoConstraintsFailure,
    NoSigningCertificateFound,
    NoCertificateChainFound,
    OutOfBoundsNoPoe,
    TimestampOrderFailure,
    SignedDataNotFound,
    NoPoe,
    TryLater,
}
