namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Return values of which the code itself makes use; <see cref="ReturnValues"/> names the failure for each.</summary>
internal static class Ckr
{
    public const ulong Ok = 0x00;
    public const ulong CantLock = 0x0A;
    public const ulong AttributeReadOnly = 0x10;
    public const ulong AttributeSensitive = 0x11;
    public const ulong AttributeTypeInvalid = 0x12;
    public const ulong AttributeValueInvalid = 0x13;
    public const ulong FunctionNotSupported = 0x54;
    public const ulong BufferTooSmall = 0x150;
    public const ulong TemplateInconsistent = 0xD1;
    public const ulong UserAlreadyLoggedIn = 0x100;
    public const ulong CryptokiAlreadyInitialized = 0x191;
}
