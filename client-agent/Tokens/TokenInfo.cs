namespace DigiRenew.Tokens;

/// <summary>CK_TOKEN_INFO of a token in a slot; texts without padding.</summary>
/// <param name="Slot">CK_SLOT_ID.</param>
/// <param name="Label">Token label.</param>
/// <param name="Manufacturer">Manufacturer.</param>
/// <param name="Model">Model.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Firmware">Firmware version, major.minor.</param>
/// <param name="PinPad">CKF_PROTECTED_AUTHENTICATION_PATH.</param>
/// <param name="LoginRequired">CKF_LOGIN_REQUIRED.</param>
/// <param name="WriteProtected">CKF_WRITE_PROTECTED.</param>
/// <param name="FreePublicMemory">Octets; null where the token does not say.</param>
/// <param name="FreePrivateMemory">Octets; null where the token does not say.</param>
/// <param name="Tries">Tries of the user PIN.</param>
public sealed record TokenInfo(
    ulong Slot,
    string Label,
    string Manufacturer,
    string Model,
    string Serial,
    string Firmware,
    bool PinPad,
    bool LoginRequired,
    bool WriteProtected,
    ulong? FreePublicMemory,
    ulong? FreePrivateMemory,
    PinTries Tries);
