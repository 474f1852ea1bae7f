namespace DigiRenew.Pdf.Layout;

/// <summary>Sets labels and values, a hairline between the pairs.</summary>
internal static class FieldList
{
    private const decimal LabelWidth = 165m;
    private const decimal Space = 12m;
    private const decimal Padding = 2.5m;

    public static void Set(PageFlow flow, PaperBlock.Fields fields)
    {
        foreach (var (label, value) in fields.Rows)
        {
            var labels = LineBreaker.Break(label, TextStyle.Label, LabelWidth);
            var values = LineBreaker.Break(value, TextStyle.Body, PageFlow.LineWidth - LabelWidth - Space);
            var count = Math.Max(labels.Count, values.Count);
            flow.Need(Math.Min((count * TextStyle.Body.Leading) + (2 * Padding), flow.PageRoom));
            flow.Advance(Padding);
            for (var i = 0; i < count; i++)
            {
                flow.Need(TextStyle.Body.Leading);
                flow.DrawLine(PageFlow.Margin, 0, TextStyle.Label, i < labels.Count ? labels[i] : string.Empty);
                flow.DrawLine(PageFlow.Margin + LabelWidth + Space, 0, TextStyle.Body, i < values.Count ? values[i] : string.Empty);
                flow.Advance(TextStyle.Body.Leading);
            }

            flow.Advance(Padding);
            flow.Draw(new Mark.Rule(PageFlow.Margin, flow.Y, PageFlow.LineWidth, 0.5m, Ink.Hairline));
        }

        flow.Gap(10);
    }
}
