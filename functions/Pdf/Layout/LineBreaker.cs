using System.Text;

namespace DigiRenew.Pdf.Layout;

/// <summary>Breaks a text into lines: at spaces, at line feeds, and inside a word only where the word alone is too wide.</summary>
internal static class LineBreaker
{
    /// <param name="text">Any text; control characters other than line feed count as spaces.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="width">Room in points.</param>
    /// <returns>At least one line.</returns>
    public static List<string> Break(string text, TextStyle style, decimal width)
    {
        var lines = new List<string>();
        var space = style.WidthOf(" ");
        foreach (var paragraph in Clean(text).Split('\n'))
        {
            var (line, taken) = (string.Empty, 0m);
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var needed = style.WidthOf(word);
                if (line.Length > 0 && taken + space + needed <= width)
                {
                    (line, taken) = ($"{line} {word}", taken + space + needed);
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                line = needed <= width ? word : KeepLast(lines, word, style, width);
                taken = style.WidthOf(line);
            }

            lines.Add(line);
        }

        return lines;
    }

    private static string KeepLast(List<string> lines, string word, TextStyle style, decimal width)
    {
        var part = new StringBuilder();
        var taken = 0m;
        foreach (var character in word.EnumerateRunes())
        {
            var advance = style.Face.AdvanceOf(character) * style.Size / style.Face.Font.UnitsPerEm;
            if (part.Length > 0 && taken + advance > width)
            {
                lines.Add(part.ToString());
                part.Clear();
                taken = 0;
            }

            part.Append(character.ToString());
            taken += advance;
        }

        return part.ToString();
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(character.Value == '\n' || !Rune.IsControl(character) ? character.ToString() : " ");
        }

        return clean.ToString();
    }
}
