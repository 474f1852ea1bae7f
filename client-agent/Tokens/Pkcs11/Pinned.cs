using System.Runtime.InteropServices;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Memory that stays where it is, for structures that point to each other.</summary>
internal static class Pinned
{
    public static byte[] Copy(ReadOnlySpan<byte> octets)
    {
        var copy = GC.AllocateUninitializedArray<byte>(octets.Length, pinned: true);
        octets.CopyTo(copy);
        return copy;
    }

    /// <summary>Address of a pinned array; null for an empty one.</summary>
    public static nint AddressOf(byte[] pinned) => pinned.Length == 0 ? 0 : Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}
