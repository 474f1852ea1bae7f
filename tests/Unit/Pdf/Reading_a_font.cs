using System.Buffers.Binary;
using DigiRenew.Pdf.Fonts;
using Xunit;

namespace DigiRenew.Tests.Unit.Pdf;

public sealed class Reading_a_font
{
    [Fact]
    public void finds_the_same_glyphs_in_both_formats_of_the_character_map()
    {
        var table = FontFace.Regular.Font.Table("cmap").ToArray();
        var segments = CharacterMap.Read(OnlyFormat4(table));
        var groups = CharacterMap.Read(table);
        var characters = Enumerable.Range(0, 0x10000).Where(c => c is < 0xD800 or > 0xDFFF).ToArray();
        Assert.Equal(characters.Select(groups.GlyphOf), characters.Select(segments.GlyphOf));
        Assert.True(characters.Count(c => groups.GlyphOf(c) != 0) > 1000);
        Assert.Equal(0, segments.GlyphOf(0x1F600));
    }

    [Fact]
    public void has_every_letter_of_romanian_in_both_faces() =>
        Assert.All("ăâîșțĂÂÎȘȚ„”–€ţş".EnumerateRunes(), r => Assert.True(FontFace.Regular.Font.GlyphOf(r) > 0 && FontFace.Bold.Font.GlyphOf(r) > 0));

    [Fact]
    public void gives_a_subset_one_glyph_a_character_and_the_components_of_composites()
    {
        var subset = new FontSubset(FontFace.Bold, "Șț€ș€".EnumerateRunes());
        Assert.Equal(["Ș", "ș", "ț", "€"], subset.Characters.Select(c => c.ToString()));
        Assert.Equal([1, 2, 3, 4], subset.Characters.Select(subset.CidOf));
        Assert.Equal(5, subset.Widths.Count());
        Assert.True(subset.File.Length < 4000);
        Assert.Equal(0xB1B0AFBA, Sum(subset.File));
    }

    private static uint Sum(ReadOnlySpan<byte> file)
    {
        var sum = 0u;
        for (var i = 0; i < file.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(file[i..]));
        }

        return sum;
    }

    private static byte[] OnlyFormat4(byte[] table)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(2)); i++)
        {
            var offset = BinaryPrimitives.ReadInt32BigEndian(table.AsSpan(4 + (8 * i) + 4));
            if (table[offset + 1] == 4)
            {
                return [0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, .. table[offset..]];
            }
        }

        throw new InvalidOperationException("The font has no map of format 4.");
    }
}
