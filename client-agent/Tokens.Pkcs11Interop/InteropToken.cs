using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DigiRenew.Tokens.Pkcs11Interop;

/// <summary>CK_TOKEN_INFO as the library reads it.</summary>
internal static class InteropToken
{
    /// <summary>The initialised token in a slot; null for others, and for one that does not answer.</summary>
    public static TokenInfo? Read(ISlot slot)
    {
        try
        {
            var token = slot.GetTokenInfo();
            var flags = token.TokenFlags;
            return flags.TokenInitialized
                ? new(
                    slot.SlotId,
                    token.Label.Trim(),
                    token.ManufacturerId.Trim(),
                    token.Model.Trim(),
                    token.SerialNumber.Trim(),
                    token.FirmwareVersion,
                    flags.ProtectedAuthenticationPath,
                    flags.LoginRequired,
                    flags.WriteProtected,
                    Known(token.FreePublicMemory),
                    Known(token.FreePrivateMemory),
                    TriesOf(flags))
                : null;
        }
        catch (Pkcs11Exception)
        {
            return null;
        }
    }

    // CK_UNAVAILABLE_INFORMATION has all bits of a CK_ULONG, which has 4 octets on Windows.
    private static ulong? Known(ulong memory) => memory is uint.MaxValue or ulong.MaxValue ? null : memory;

    private static PinTries TriesOf(ITokenFlags flags) =>
        flags.UserPinLocked ? new PinTries.Blocked()
        : flags.UserPinFinalTry ? new PinTries.LastTry()
        : flags.UserPinCountLow ? new PinTries.Low()
        : new PinTries.NotLow();
}
