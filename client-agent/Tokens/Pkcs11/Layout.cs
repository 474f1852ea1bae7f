using System.Buffers.Binary;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>How a module lays out CK_ULONG and structures in memory (PKCS #11 Base v2.40 §2 leaves it to the platform).</summary>
/// <param name="UlongSize">Octets of a CK_ULONG.</param>
/// <param name="Packed">Structures have no padding (<c>#pragma pack(1)</c>).</param>
internal sealed record Layout(int UlongSize, bool Packed)
{
    /// <summary>Windows: CK_ULONG is a 32-bit unsigned long, structures are packed.</summary>
    public static Layout Windows { get; } = new(4, Packed: true);

    /// <summary>Everywhere else: CK_ULONG is as wide as a pointer, structures have natural alignment.</summary>
    public static Layout Natural { get; } = new(IntPtr.Size, Packed: false);

    public static Layout OfThisSystem => OperatingSystem.IsWindows() ? Windows : Natural;

    /// <summary>CK_UNAVAILABLE_INFORMATION, all bits set.</summary>
    public ulong Unavailable => UlongSize == 4 ? uint.MaxValue : ulong.MaxValue;

    /// <summary>The CK_ULONG in a register: the upper half is undefined where CK_ULONG is narrower than the register.</summary>
    public ulong Narrow(nuint register) => UlongSize == 4 ? (uint)register : register;

    public ulong ReadUlong(ReadOnlySpan<byte> from) => (UlongSize, BitConverter.IsLittleEndian) switch
    {
        (4, true) => BinaryPrimitives.ReadUInt32LittleEndian(from),
        (4, false) => BinaryPrimitives.ReadUInt32BigEndian(from),
        (_, true) => BinaryPrimitives.ReadUInt64LittleEndian(from),
        _ => BinaryPrimitives.ReadUInt64BigEndian(from),
    };

    public byte[] Ulong(ulong value)
    {
        var octets = UlongSize == 4 ? BitConverter.GetBytes(checked((uint)value)) : BitConverter.GetBytes(value);
        return octets;
    }

    /// <summary>CK_ULONGs, one after another.</summary>
    public ulong[] ReadUlongs(ReadOnlySpan<byte> from, int count)
    {
        var values = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = ReadUlong(from[(i * UlongSize)..]);
        }

        return values;
    }

    /// <summary>Where a member of this size begins.</summary>
    public int Align(int offset, int size) => Packed ? offset : (offset + size - 1) / size * size;
}
