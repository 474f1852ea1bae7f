using System.Globalization;
using System.Text;
using DigiRenew.Pdf.Fonts;

namespace DigiRenew.Pdf.Format;

/// <summary>One face as a composite font, Identity-H over CIDFontType2 with the font embedded (ISO 32000-1 §9.7).</summary>
internal static class FontObjects
{
    private const int NonSymbolic = 32;
    private const int EntriesABlock = 100;

    /// <summary>Five objects: font, descendant, descriptor, font file, map to Unicode.</summary>
    public static void Write(PdfBuffer file, int first, FontSubset subset)
    {
        var font = subset.Face.Font;
        var name = $"{subset.Tag}+{subset.Face.PostScriptName}";
        int Scaled(int units) => units * 1000 / font.UnitsPerEm;
        var (left, bottom, right, top) = font.Bounds;
        file.WriteObject(
            first,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 4} 0 R >>");
        file.WriteObject(
            first + 1,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            + $" /FontDescriptor {first + 2} 0 R /CIDToGIDMap /Identity /W [0 [{string.Join(' ', subset.Widths)}]] >>");
        file.WriteObject(
            first + 2,
            $"<< /Type /FontDescriptor /FontName /{name} /Flags {NonSymbolic} /FontBBox [{Scaled(left)} {Scaled(bottom)} {Scaled(right)} {Scaled(top)}]"
            + $" /ItalicAngle 0 /Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)} /CapHeight {Scaled(font.CapHeight)}"
            + $" /StemV {subset.Face.StemWidth} /FontFile2 {first + 3} 0 R >>");
        file.WriteStream(first + 3, subset.File, $" /Length1 {subset.File.Length}");
        file.WriteStream(first + 4, Encoding.ASCII.GetBytes(ToUnicode(subset)));
    }

    private static string ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in subset.Characters.Chunk(EntriesABlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var character in block)
            {
                var unicode = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{subset.CidOf(character):X4}> <{unicode}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
