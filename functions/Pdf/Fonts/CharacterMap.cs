using System.Buffers.Binary;

namespace DigiRenew.Pdf.Fonts;

/// <summary>From characters to glyphs: the cmap table, formats 4 and 12.</summary>
internal sealed class CharacterMap
{
    private readonly ReadOnlyMemory<byte> _subtable;
    private readonly bool _format12;

    private CharacterMap(ReadOnlyMemory<byte> subtable, bool format12)
    {
        _subtable = subtable;
        _format12 = format12;
    }

    /// <summary>Takes the widest Unicode subtable that the table has.</summary>
    public static CharacterMap Read(ReadOnlyMemory<byte> table)
    {
        CharacterMap? best = null;
        var count = BinaryPrimitives.ReadUInt16BigEndian(table.Span[2..]);
        for (var i = 0; i < count; i++)
        {
            var record = table.Span.Slice(4 + (8 * i), 8);
            var platform = BinaryPrimitives.ReadUInt16BigEndian(record);
            var encoding = BinaryPrimitives.ReadUInt16BigEndian(record[2..]);
            if (platform != 0 && !(platform == 3 && encoding is 1 or 10))
            {
                continue;
            }

            var subtable = table[BinaryPrimitives.ReadInt32BigEndian(record[4..])..];
            switch (BinaryPrimitives.ReadUInt16BigEndian(subtable.Span))
            {
                case 12:
                    return new CharacterMap(subtable, format12: true);
                case 4:
                    best = new CharacterMap(subtable, format12: false);
                    break;
                default:
                    break;
            }
        }

        return best ?? throw new FormatException("The font has no Unicode character map.");
    }

    /// <summary>The glyph for a code point; 0 for none.</summary>
    public int GlyphOf(int codePoint) => _format12 ? InGroups(codePoint) : codePoint <= 0xFFFF ? InSegments(codePoint) : 0;

    private int InGroups(int codePoint)
    {
        var map = _subtable.Span;
        var (low, high) = (0, BinaryPrimitives.ReadInt32BigEndian(map[12..]) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = map.Slice(16 + (12 * middle), 12);
            var first = BinaryPrimitives.ReadInt32BigEndian(group);
            if (codePoint < first)
            {
                high = middle - 1;
            }
            else if (codePoint > BinaryPrimitives.ReadInt32BigEndian(group[4..]))
            {
                low = middle + 1;
            }
            else
            {
                return BinaryPrimitives.ReadInt32BigEndian(group[8..]) + codePoint - first;
            }
        }

        return 0;
    }

    private int InSegments(int codePoint)
    {
        var map = _subtable.Span;
        var twice = BinaryPrimitives.ReadUInt16BigEndian(map[6..]);
        var (ends, starts) = (14, 16 + twice);
        var (deltas, ranges) = (starts + twice, starts + (2 * twice));
        for (var at = 0; at < twice; at += 2)
        {
            if (codePoint > BinaryPrimitives.ReadUInt16BigEndian(map[(ends + at)..]))
            {
                continue;
            }

            var start = BinaryPrimitives.ReadUInt16BigEndian(map[(starts + at)..]);
            if (codePoint < start)
            {
                return 0;
            }

            var delta = BinaryPrimitives.ReadUInt16BigEndian(map[(deltas + at)..]);
            var range = BinaryPrimitives.ReadUInt16BigEndian(map[(ranges + at)..]);
            if (range == 0)
            {
                return (codePoint + delta) & 0xFFFF;
            }

            var glyph = BinaryPrimitives.ReadUInt16BigEndian(map[(ranges + at + range + (2 * (codePoint - start)))..]);
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }
}
