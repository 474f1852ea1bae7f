namespace DigiRenew.Tokens.Pkcs11;

/// <summary>A CK_ATTRIBUTE array.</summary>
internal sealed class AttributeTemplate(Layout layout)
{
    private readonly List<(ulong Type, byte[] Value)> attributes = [];

    public int Count => attributes.Count;

    public AttributeTemplate With(ulong type, ReadOnlySpan<byte> value)
    {
        attributes.Add((type, Pinned.Copy(value)));
        return this;
    }

    public AttributeTemplate With(ulong type, bool value) => With(type, [value ? (byte)1 : (byte)0]);

    public AttributeTemplate With(ulong type, ulong value) => With(type, layout.Ulong(value));

    /// <summary>The array in pinned memory; it points into this template, which must outlive the call.</summary>
    public byte[] ToPinned()
    {
        var writer = new StructureWriter(layout);
        foreach (var (type, value) in attributes)
        {
            writer.Ulong(type).Pointer(Pinned.AddressOf(value)).Ulong((ulong)value.Length).End();
        }

        return writer.ToPinned();
    }
}
