namespace DigiRenew.Tests.Fuzz.Mutations;

/// <summary>One tag-length-value of DER (X.690), with what lies inside: of constructed types, and of octet and bit strings that hold DER.</summary>
internal sealed class DerNode
{
    private const int MostDepth = 64;

    public required byte Tag { get; set; }

    /// <summary>Null where the value is no DER.</summary>
    public List<DerNode>? Inside { get; set; }

    /// <summary>The value, where nothing is inside; what stands before the inside of a bit string.</summary>
    public byte[] Value { get; set; } = [];

    /// <summary>Octets in place of the right length; null for the right one.</summary>
    public byte[]? Length { get; set; }

    /// <summary>Reads one value that fills the octets; null where they are none.</summary>
    public static DerNode? TryRead(ReadOnlySpan<byte> octets) => TryReadAll(octets, MostDepth) is [{ } only] ? only : null;

    /// <summary>A copy that shares nothing.</summary>
    public DerNode Copy() => new() { Tag = Tag, Value = Value, Length = Length, Inside = Inside?.ConvertAll(node => node.Copy()) };

    /// <summary>This node and all inside.</summary>
    public List<DerNode> All()
    {
        var all = new List<DerNode>();
        Collect(all);
        return all;
    }

    public byte[] Write()
    {
        var value = Value;
        if (Inside is not null)
        {
            using var whole = new MemoryStream();
            whole.Write(Value);
            foreach (var node in Inside)
            {
                whole.Write(node.Write());
            }

            value = whole.ToArray();
        }

        var length = Length ?? LengthOf(value.Length);
        var der = new byte[1 + length.Length + value.Length];
        der[0] = Tag;
        length.CopyTo(der, 1);
        value.CopyTo(der, 1 + length.Length);
        return der;
    }

    public static byte[] LengthOf(int length) => length switch
    {
        < 0x80 => [(byte)length],
        <= 0xFF => [0x81, (byte)length],
        <= 0xFFFF => [0x82, (byte)(length >> 8), (byte)length],
        _ => [0x84, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length],
    };

    private void Collect(List<DerNode> all)
    {
        all.Add(this);
        Inside?.ForEach(node => node.Collect(all));
    }

    private static List<DerNode>? TryReadAll(ReadOnlySpan<byte> octets, int depth)
    {
        var nodes = new List<DerNode>();
        while (!octets.IsEmpty)
        {
            if (depth == 0 || octets.Length < 2 || (octets[0] & 0x1F) == 0x1F || !TryReadLength(octets[1..], out var length, out var header) || octets.Length - 1 - header < length)
            {
                return null;
            }

            nodes.Add(Make(octets[0], octets.Slice(1 + header, length), depth));
            octets = octets[(1 + header + length)..];
        }

        return nodes;
    }

    private static DerNode Make(byte tag, ReadOnlySpan<byte> value, int depth)
    {
        var prefix = tag == 0x03 && value is [0, ..] ? 1 : 0;
        var mayHold = (tag & 0x20) != 0 || tag == 0x04 || prefix == 1;
        return mayHold && value.Length > prefix && TryReadAll(value[prefix..], depth - 1) is { Count: > 0 } inside
            ? new() { Tag = tag, Value = value[..prefix].ToArray(), Inside = inside }
            : new() { Tag = tag, Value = value.ToArray() };
    }

    private static bool TryReadLength(ReadOnlySpan<byte> octets, out int length, out int header)
    {
        (length, header) = (octets[0], 1);
        if (length < 0x80)
        {
            return true;
        }

        header += length & 0x7F;
        length = 0;
        if (header is < 2 or > 5 || octets.Length < header)
        {
            return false;
        }

        foreach (var octet in octets[1..header])
        {
            length = (length << 8) | octet;
        }

        return length >= 0;
    }
}
