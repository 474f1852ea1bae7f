namespace DigiRenew.Tokens;

/// <summary>Named failures of a token; CKR_ values map to them by number.</summary>
public enum TokenFailure
{
    PinIncorrect,
    PinLocked,
    PinExpired,
    PinLength,
    TokenNotPresent,
    TokenNotRecognised,
    DeviceRemoved,
    DeviceMemory,
    DeviceError,
    WriteProtected,
    NotLoggedIn,
    MechanismMissing,
    ObjectMissing,
    ModuleNotFound,
    ModuleWrongArchitecture,
    ModuleInvalid,
    Cancelled,
    FunctionFailed,

    /// <summary>The token has no user PIN yet.</summary>
    PinNotInitialised,
}
