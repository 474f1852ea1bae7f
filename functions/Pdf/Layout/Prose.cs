namespace DigiRenew.Pdf.Layout;

/// <summary>Sets title, headings, paragraphs and clauses.</summary>
internal static class Prose
{
    private const decimal ClauseIndent = 34m;

    /// <summary>What must follow a heading on its page: a few lines, the first row of a table, or signature places.</summary>
    private const decimal KeptWithHeading = 96m;

    public static void Title(PageFlow flow, PaperDocument document)
    {
        Lines(flow, document.Author, TextStyle.Issuer);
        flow.Advance(10);
        Lines(flow, document.Title, TextStyle.Title);
        flow.Advance(2);
        Lines(flow, document.Subtitle, TextStyle.Subtitle);
        flow.Advance(9);
        flow.Draw(new Mark.Rule(PageFlow.Margin, flow.Y, PageFlow.LineWidth, 0.9m, Ink.Accent));
        flow.Advance(12);
    }

    public static void Heading(PageFlow flow, string text)
    {
        var lines = LineBreaker.Break(text, TextStyle.Heading, PageFlow.LineWidth);
        flow.Gap(12);
        flow.Need((lines.Count * TextStyle.Heading.Leading) + KeptWithHeading);
        foreach (var line in lines)
        {
            flow.DrawLine(PageFlow.Margin, 0, TextStyle.Heading, line);
            flow.Advance(TextStyle.Heading.Leading);
        }

        flow.Advance(4);
    }

    public static void Paragraph(PageFlow flow, string text)
    {
        Lines(flow, text, TextStyle.Body);
        flow.Gap(7);
    }

    public static void Clause(PageFlow flow, string number, string text)
    {
        var indent = Math.Max(ClauseIndent, TextStyle.Strong.WidthOf(number) + 8);
        Lines(flow, text, TextStyle.Body, indent, number);
        flow.Gap(7);
    }

    private static void Lines(PageFlow flow, string text, TextStyle style, decimal indent = 0, string number = "")
    {
        var lines = LineBreaker.Break(text, style, PageFlow.LineWidth - indent);
        for (var i = 0; i < lines.Count; i++)
        {
            // No first line alone at the foot of a page, no last line alone at the head of the next.
            var together = lines.Count <= 3 && i == 0 ? lines.Count : i == 0 || lines.Count - i == 2 ? 2 : 1;
            flow.Need(together * style.Leading);
            if (i == 0 && number.Length > 0)
            {
                flow.DrawLine(PageFlow.Margin, 0, TextStyle.Strong, number);
            }

            flow.DrawLine(PageFlow.Margin + indent, 0, style, lines[i]);
            flow.Advance(style.Leading);
        }
    }
}
