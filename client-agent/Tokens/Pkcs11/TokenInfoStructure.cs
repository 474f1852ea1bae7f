namespace DigiRenew.Tokens.Pkcs11;

/// <summary>CK_TOKEN_INFO, PKCS #11 Base v2.40 §3.2.</summary>
internal static class TokenInfoStructure
{
    /// <summary>Reads the structure; null where the token is not initialised.</summary>
    public static TokenInfo? Read(StructureReader reader, Layout layout, ulong slot)
    {
        var label = reader.Text(32);
        var manufacturer = reader.Text(32);
        var model = reader.Text(16);
        var serial = reader.Text(16);
        var flags = reader.Ulong();
        for (var i = 0; i < 6; i++)
        {
            reader.Ulong(); // session counts and PIN lengths
        }

        reader.Ulong(); // ulTotalPublicMemory
        var freePublic = Known(reader.Ulong());
        reader.Ulong(); // ulTotalPrivateMemory
        var freePrivate = Known(reader.Ulong());
        reader.Version(); // hardware
        var firmware = reader.Version();

        return (flags & Ckf.TokenInitialized) == 0
            ? null
            : new TokenInfo(
                slot,
                label,
                manufacturer,
                model,
                serial,
                firmware,
                PinPad: (flags & Ckf.ProtectedAuthenticationPath) != 0,
                LoginRequired: (flags & Ckf.LoginRequired) != 0,
                WriteProtected: (flags & Ckf.WriteProtected) != 0,
                freePublic,
                freePrivate,
                TriesOf(flags));

        ulong? Known(ulong memory) => memory == layout.Unavailable ? null : memory;
    }

    private static PinTries TriesOf(ulong flags) => flags switch
    {
        _ when (flags & Ckf.UserPinLocked) != 0 => new PinTries.Blocked(),
        _ when (flags & Ckf.UserPinFinalTry) != 0 => new PinTries.LastTry(),
        _ when (flags & Ckf.UserPinCountLow) != 0 => new PinTries.Low(),
        _ => new PinTries.NotLow(),
    };
}
