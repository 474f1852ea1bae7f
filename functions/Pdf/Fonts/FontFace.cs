using System.Text;

namespace DigiRenew.Pdf.Fonts;

/// <summary>One of the two faces that papers are set in.</summary>
internal sealed class FontFace
{
    private readonly Dictionary<int, int> _advances = [];

    private FontFace(string postScriptName, string resourceName, string file, int stemWidth)
    {
        PostScriptName = postScriptName;
        ResourceName = resourceName;
        StemWidth = stemWidth;
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The font {file} is not in the assembly.");
        var octets = new byte[stream.Length];
        stream.ReadExactly(octets);
        Font = new TrueTypeFont(octets);
        for (var c = 0; c < 0x250; c++)
        {
            _advances[c] = Font.MetricsOf(Font.GlyphOf(new Rune(c))).Advance;
        }
    }

    public static FontFace Regular { get; } = new("NotoSans-Regular", "F1", "NotoSans_400Regular.ttf", stemWidth: 84);

    public static FontFace Bold { get; } = new("NotoSans-Bold", "F2", "NotoSans_700Bold.ttf", stemWidth: 142);

    public string PostScriptName { get; }

    /// <summary>The name in a page's resources.</summary>
    public string ResourceName { get; }

    /// <summary>StemV of the font descriptor, ISO 32000-1 §9.8.</summary>
    public int StemWidth { get; }

    public TrueTypeFont Font { get; }

    /// <summary>Font units (of <see cref="TrueTypeFont.UnitsPerEm"/>) a character takes in the line.</summary>
    public int AdvanceOf(Rune character) =>
        _advances.TryGetValue(character.Value, out var known) ? known : Font.MetricsOf(Font.GlyphOf(character)).Advance;

    /// <summary>The width of a text in points.</summary>
    public decimal WidthOf(ReadOnlySpan<char> text, decimal size)
    {
        var units = 0L;
        foreach (var character in text.EnumerateRunes())
        {
            units += AdvanceOf(character);
        }

        return units * size / Font.UnitsPerEm;
    }
}
