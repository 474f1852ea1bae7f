namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Writes CK_ structures member by member into pinned memory that a module can read.</summary>
internal sealed class StructureWriter(Layout layout)
{
    private readonly List<byte> octets = [];

    public StructureWriter Ulong(ulong value) => Member(layout.Ulong(value));

    public StructureWriter Pointer(nint value) =>
        Member(IntPtr.Size == 4 ? BitConverter.GetBytes((int)value) : BitConverter.GetBytes((long)value));

    /// <summary>Ends a structure of an array: the next one begins where a pointer may.</summary>
    public StructureWriter End()
    {
        Pad(layout.Align(octets.Count, IntPtr.Size));
        return this;
    }

    public byte[] ToPinned() => Pinned.Copy(octets.ToArray());

    private StructureWriter Member(byte[] value)
    {
        Pad(layout.Align(octets.Count, value.Length));
        octets.AddRange(value);
        return this;
    }

    private void Pad(int length)
    {
        while (octets.Count < length)
        {
            octets.Add(0);
        }
    }
}
