using System.Globalization;

namespace DigiRenew.Pdf.Layout;

/// <summary>From a document to pages of marks.</summary>
internal static class PaperLayout
{
    private const decimal PageNumberWidth = 110m;
    private const decimal FooterBottom = PageFlow.Margin / 2;
    private const decimal FooterSpace = 16m;

    public static IReadOnlyList<IReadOnlyList<Mark>> Set(PaperDocument document)
    {
        var footer = LineBreaker.Break(document.Footer, TextStyle.Footer, PageFlow.LineWidth - PageNumberWidth);
        var flow = new PageFlow(FooterBottom + (footer.Count * TextStyle.Footer.Leading) + FooterSpace);
        Prose.Title(flow, document);
        foreach (var block in document.Blocks)
        {
            Set(flow, block);
        }

        for (var i = 0; i < flow.Pages.Count; i++)
        {
            Foot(flow.Pages[i], footer, PageNumber(document.Language, i + 1, flow.Pages.Count));
        }

        return flow.Pages;
    }

    private static void Set(PageFlow flow, PaperBlock block)
    {
        switch (block)
        {
            case PaperBlock.Heading b:
                Prose.Heading(flow, b.Text);
                break;
            case PaperBlock.Paragraph b:
                Prose.Paragraph(flow, b.Text);
                break;
            case PaperBlock.Clause b:
                Prose.Clause(flow, b.Number, b.Text);
                break;
            case PaperBlock.Fields b:
                FieldList.Set(flow, b);
                break;
            case PaperBlock.Table b:
                new TableGrid(flow, b).Set();
                break;
            case PaperBlock.SignaturePlaces b:
                SignatureBoxes.Set(flow, b);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "This block has no layout.");
        }
    }

    private static void Foot(List<Mark> page, List<string> footer, string number)
    {
        var style = TextStyle.Footer;
        var top = FooterBottom + (footer.Count * style.Leading);
        page.Add(new Mark.Rule(PageFlow.Margin, top + 5, PageFlow.LineWidth, 0.5m, Ink.Hairline));
        for (var i = 0; i < footer.Count; i++)
        {
            page.Add(new Mark.Text(PageFlow.Margin, top - (i * style.Leading) - style.Baseline, style, footer[i]));
        }

        page.Add(new Mark.Text(PageFlow.Margin + PageFlow.LineWidth - style.WidthOf(number), top - style.Baseline, style, number));
    }

    private static string PageNumber(string language, int page, int pages) =>
        language.StartsWith("ro", StringComparison.OrdinalIgnoreCase)
            ? string.Create(CultureInfo.InvariantCulture, $"Pagina {page} din {pages}")
            : string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}");
}
