using System.Buffers.Binary;
using System.Text;

namespace DigiRenew.Pdf.Fonts;

/// <summary>What a PDF needs of a TrueType font file (ISO/IEC 14496-22): measures, character map, outlines.</summary>
internal sealed class TrueTypeFont
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly CharacterMap _characters;
    private readonly int _fullMetrics;
    private readonly bool _longLocations;

    public TrueTypeFont(ReadOnlyMemory<byte> file)
    {
        _file = file;
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.Span[4..]);
        for (var i = 0; i < count; i++)
        {
            var entry = file.Span.Slice(12 + (16 * i), 16);
            _tables[Encoding.ASCII.GetString(entry[..4])] = (
                BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }

        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Bounds = (Signed(head, 36), Signed(head, 38), Signed(head, 40), Signed(head, 42));
        _longLocations = Signed(head, 50) == 1;
        var hhea = Table("hhea");
        Ascent = Signed(hhea, 4);
        Descent = Signed(hhea, 6);
        _fullMetrics = BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]);
        CapHeight = Signed(Table("OS/2"), 88);
        _characters = CharacterMap.Read(_file[_tables["cmap"].Offset..]);
    }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public (int XMin, int YMin, int XMax, int YMax) Bounds { get; }

    /// <summary>A table's octets; empty where the font has no such table.</summary>
    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var at) ? _file.Span.Slice(at.Offset, at.Length) : [];

    /// <summary>The glyph for a character; 0 where the font has none.</summary>
    public int GlyphOf(Rune character) => _characters.GlyphOf(character.Value);

    /// <summary>Advance width and left side bearing, in font units.</summary>
    public (int Advance, int LeftSideBearing) MetricsOf(int glyph)
    {
        var hmtx = Table("hmtx");
        return glyph < _fullMetrics
            ? (BinaryPrimitives.ReadUInt16BigEndian(hmtx[(4 * glyph)..]), Signed(hmtx, (4 * glyph) + 2))
            : (BinaryPrimitives.ReadUInt16BigEndian(hmtx[(4 * (_fullMetrics - 1))..]),
               Signed(hmtx, (4 * _fullMetrics) + (2 * (glyph - _fullMetrics))));
    }

    /// <summary>The glyf entry of a glyph; empty for a glyph without outline.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var start = Location(glyph);
        return Table("glyf")[start..Location(glyph + 1)];
    }

    private int Location(int glyph)
    {
        var loca = Table("loca");
        return _longLocations
            ? BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph)..])
            : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * glyph)..]);
    }

    private static int Signed(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadInt16BigEndian(table[offset..]);
}
