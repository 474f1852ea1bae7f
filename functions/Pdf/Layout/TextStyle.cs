using DigiRenew.Pdf.Fonts;

namespace DigiRenew.Pdf.Layout;

/// <summary>How a text is set: face, size and leading in points, colour.</summary>
internal sealed record TextStyle(FontFace Face, decimal Size, decimal Leading, Ink Ink)
{
    public static TextStyle Issuer { get; } = new(FontFace.Bold, 9.5m, 14m, Ink.Quiet);

    public static TextStyle Title { get; } = new(FontFace.Bold, 19m, 25m, Ink.Accent);

    public static TextStyle Subtitle { get; } = new(FontFace.Regular, 11m, 16.5m, Ink.Quiet);

    public static TextStyle Heading { get; } = new(FontFace.Bold, 12.5m, 18m, Ink.Accent);

    public static TextStyle Body { get; } = new(FontFace.Regular, 11m, 16.5m, Ink.Text);

    public static TextStyle Strong { get; } = new(FontFace.Bold, 11m, 16.5m, Ink.Text);

    public static TextStyle Label { get; } = new(FontFace.Regular, 10.5m, 16.5m, Ink.Quiet);

    public static TextStyle Cell { get; } = new(FontFace.Regular, 10m, 14.5m, Ink.Text);

    public static TextStyle CellStrong { get; } = new(FontFace.Bold, 10m, 14.5m, Ink.Text);

    public static TextStyle CellTitle { get; } = new(FontFace.Bold, 9.5m, 14m, Ink.Accent);

    public static TextStyle Note { get; } = new(FontFace.Regular, 9.5m, 13.5m, Ink.Quiet);

    public static TextStyle Footer { get; } = new(FontFace.Regular, 8.5m, 12m, Ink.Quiet);

    /// <summary>From the top of a line to its baseline: capitals stand in the middle of the leading.</summary>
    public decimal Baseline => (Leading / 2) + (Face.Font.CapHeight * Size / Face.Font.UnitsPerEm / 2);

    public decimal WidthOf(string text) => Face.WidthOf(text, Size);
}
