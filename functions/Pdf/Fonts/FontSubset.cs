using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace DigiRenew.Pdf.Fonts;

/// <summary>
/// The part of a font that one paper uses. Glyph 0 is .notdef; then one glyph for every character in code point order,
/// so that each CID stands for exactly one character (a character that the font lacks gets a .notdef of its own);
/// then the components of composite glyphs.
/// </summary>
internal sealed class FontSubset
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    private readonly TrueTypeFont _font;
    private readonly Dictionary<int, int> _cids = [];
    private readonly List<int> _glyphs = [0];
    private readonly Dictionary<int, int> _components = [];

    public FontSubset(FontFace face, IEnumerable<Rune> characters)
    {
        Face = face;
        _font = face.Font;
        Characters = [.. characters.Distinct().Order()];
        foreach (var character in Characters)
        {
            _cids[character.Value] = _glyphs.Count;
            _glyphs.Add(_font.GlyphOf(character));
        }

        Outlines = Renumber();
        File = Write();
        Tag = string.Concat(SHA256.HashData(File).Take(6).Select(o => (char)('A' + (o % 26))));
    }

    public FontFace Face { get; }

    /// <summary>The characters of CID 1, 2, 3…</summary>
    public ImmutableArray<Rune> Characters { get; }

    /// <summary>The six letters before the name of a subset, ISO 32000-1 §9.6.4.</summary>
    public string Tag { get; }

    /// <summary>The TrueType file for FontFile2.</summary>
    public byte[] File { get; }

    /// <summary>Advance widths by CID, in thousandths of an em.</summary>
    public IEnumerable<int> Widths => _glyphs.Take(Characters.Length + 1).Select(g => _font.MetricsOf(g).Advance * 1000 / _font.UnitsPerEm);

    private List<byte[]> Outlines { get; }

    public int CidOf(Rune character) => _cids[character.Value];

    private List<byte[]> Renumber()
    {
        var outlines = new List<byte[]>();
        for (var i = 0; i < _glyphs.Count; i++)
        {
            var outline = _font.OutlineOf(_glyphs[i]).ToArray();
            if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
            {
                RenumberComponents(outline);
            }

            outlines.Add(outline);
        }

        return outlines;
    }

    private void RenumberComponents(Span<byte> outline)
    {
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var old = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            if (!_components.TryGetValue(old, out var renumbered))
            {
                renumbered = _components[old] = _glyphs.Count;
                _glyphs.Add(old);
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline[(at + 2)..], checked((ushort)renumbered));
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreComponents) != 0);
    }

    private byte[] Write()
    {
        var glyf = new MemoryStream();
        var loca = new byte[4 * (_glyphs.Count + 1)];
        var hmtx = new byte[4 * _glyphs.Count];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            glyf.Write(Outlines[i]);
            glyf.Write(new byte[(4 - (Outlines[i].Length % 4)) % 4]);
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * (i + 1)), (int)glyf.Length);
            var (advance, bearing) = _font.MetricsOf(_glyphs[i]);
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)advance);
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((4 * i) + 2), (short)bearing);
        }

        var head = _font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = _font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)_glyphs.Count);
        var maxp = _font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)_glyphs.Count);

        (string Tag, byte[] Octets)[] tables =
        [
            ("cvt ", _font.Table("cvt ").ToArray()), ("fpgm", _font.Table("fpgm").ToArray()), ("glyf", glyf.ToArray()), ("head", head),
            ("hhea", hhea), ("hmtx", hmtx), ("loca", loca), ("maxp", maxp), ("prep", _font.Table("prep").ToArray()),
        ];
        return TrueTypeFile.Write([.. tables.Where(t => t.Octets.Length > 0)]);
    }
}
