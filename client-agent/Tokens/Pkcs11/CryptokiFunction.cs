namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Positions in CK_FUNCTION_LIST (PKCS #11 v2.40), after its CK_VERSION.</summary>
internal enum CryptokiFunction
{
    Initialize = 0,
    Finalize = 1,
    GetInfo = 2,
    GetSlotList = 4,
    GetTokenInfo = 6,
    GetMechanismList = 7,
    GetMechanismInfo = 8,
    OpenSession = 12,
    CloseSession = 13,
    GetSessionInfo = 15,
    Login = 18,
    Logout = 19,
    CreateObject = 20,
    DestroyObject = 22,
    GetAttributeValue = 24,
    FindObjectsInit = 26,
    FindObjects = 27,
    FindObjectsFinal = 28,
    SignInit = 42,
    Sign = 43,
    GenerateKeyPair = 59,
}
