namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Flags of CK_TOKEN_INFO, C_OpenSession, C_Initialize and CK_MECHANISM_INFO.</summary>
internal static class Ckf
{
    public const ulong WriteProtected = 1 << 1;
    public const ulong LoginRequired = 1 << 2;
    public const ulong ProtectedAuthenticationPath = 1 << 8;
    public const ulong TokenInitialized = 1 << 10;
    public const ulong UserPinCountLow = 1 << 16;
    public const ulong UserPinFinalTry = 1 << 17;
    public const ulong UserPinLocked = 1 << 18;

    /// <summary>CKF_RW_SESSION | CKF_SERIAL_SESSION.</summary>
    public const ulong ReadWriteSession = (1 << 1) | (1 << 2);

    /// <summary>CKF_OS_LOCKING_OK.</summary>
    public const ulong OsLockingOk = 1 << 1;

    /// <summary>CKF_SIGN of a mechanism.</summary>
    public const ulong Sign = 1 << 11;

    /// <summary>CKF_GENERATE_KEY_PAIR of a mechanism.</summary>
    public const ulong GenerateKeyPair = 1 << 16;
}
