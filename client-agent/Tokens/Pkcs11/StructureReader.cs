using System.Globalization;
using System.Text;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Reads the members of a CK_ structure in their order.</summary>
internal ref struct StructureReader(Layout layout, ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> octets = octets;
    private int offset;

    public ulong Ulong()
    {
        offset = layout.Align(offset, layout.UlongSize);
        var value = layout.ReadUlong(octets[offset..]);
        offset += layout.UlongSize;
        return value;
    }

    /// <summary>CK_UTF8CHAR[n], padded with blanks (some modules pad with zeros).</summary>
    public string Text(int length)
    {
        var text = Encoding.UTF8.GetString(octets.Slice(offset, length)).TrimEnd('\0', ' ');
        offset += length;
        return text;
    }

    /// <summary>CK_VERSION as major.minor.</summary>
    public string Version()
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{octets[offset]}.{octets[offset + 1]}");
        offset += 2;
        return version;
    }
}
