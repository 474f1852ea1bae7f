using System.Collections.Immutable;

namespace DigiRenew.Pdf.Layout;

/// <summary>Sets one table. The header comes again on every page that the table reaches; a row taller than a page goes on over pages.</summary>
internal sealed class TableGrid
{
    private const decimal CellSpace = 5m;
    private const decimal Padding = 3.5m;
    private const int FewestLines = 3;

    private readonly PageFlow _flow;
    private readonly PaperBlock.Table _table;
    private readonly decimal[] _left;
    private readonly decimal[] _width;
    private readonly List<List<string>> _titles;

    public TableGrid(PageFlow flow, PaperBlock.Table table)
    {
        _flow = flow;
        _table = table;
        var parts = table.Columns.Sum(c => c.Width);
        _width = [.. table.Columns.Select(c => PageFlow.LineWidth * c.Width / parts)];
        _left = [.. Enumerable.Range(0, _width.Length).Select(i => PageFlow.Margin + _width.Take(i).Sum())];
        _titles = Broken([.. table.Columns.Select(c => c.Title)], TextStyle.CellTitle);
    }

    private decimal HeaderHeight => Height(_titles, TextStyle.CellTitle);

    public void Set()
    {
        var firstTotal = _table.Rows.Length - _table.TotalRows;
        var rows = _table.Rows.Select((row, i) => (Cells: Broken(row, StyleOf(i, firstTotal)), Style: StyleOf(i, firstTotal))).ToArray();
        var totals = rows.Skip(firstTotal).Sum(r => Height(r.Cells, r.Style));

        _flow.Gap(3);
        _flow.Need(HeaderHeight + rows.Take(1).Sum(r => Math.Min(Height(r.Cells, r.Style), _flow.PageRoom - HeaderHeight)));
        Header();
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == firstTotal)
            {
                BreakUnless(totals);
                _flow.Draw(new Mark.Rule(PageFlow.Margin, _flow.Y, PageFlow.LineWidth, 0.9m, Ink.Accent));
            }

            Row(rows[i].Cells, rows[i].Style);
        }

        _flow.Gap(11);
    }

    private static TextStyle StyleOf(int row, int firstTotal) => row >= firstTotal ? TextStyle.CellStrong : TextStyle.Cell;

    private static decimal Height(List<List<string>> cells, TextStyle style) => (cells.Max(c => c.Count) * style.Leading) + (2 * Padding);

    private List<List<string>> Broken(ImmutableArray<string> cells, TextStyle style) =>
        [.. _table.Columns.Select((_, i) => LineBreaker.Break(i < cells.Length ? cells[i] : string.Empty, style, _width[i] - (2 * CellSpace)))];

    private void Header()
    {
        _flow.Draw(new Mark.Area(PageFlow.Margin, _flow.Y - HeaderHeight, PageFlow.LineWidth, HeaderHeight, Ink.Shade));
        Lines(_titles, TextStyle.CellTitle, 0, _titles.Max(c => c.Count));
        _flow.Draw(new Mark.Rule(PageFlow.Margin, _flow.Y, PageFlow.LineWidth, 0.9m, Ink.Accent));
    }

    private void Row(List<List<string>> cells, TextStyle style)
    {
        var count = cells.Max(c => c.Count);
        BreakUnless(Height(cells, style));
        for (var from = 0; from < count;)
        {
            if (_flow.Room < (Math.Min(FewestLines, count - from) * style.Leading) + (2 * Padding))
            {
                BreakPage();
            }

            var fit = Math.Max(1, (int)((_flow.Room - (2 * Padding)) / style.Leading));
            var lines = Math.Min(fit, count - from);
            Lines(cells, style, from, lines);
            _flow.Draw(new Mark.Rule(PageFlow.Margin, _flow.Y, PageFlow.LineWidth, 0.5m, Ink.Hairline));
            from += lines;
        }
    }

    /// <summary>A new page where this doesn't fit here, but would fit there.</summary>
    private void BreakUnless(decimal height)
    {
        if (_flow.Room < height && height <= _flow.PageRoom - HeaderHeight)
        {
            BreakPage();
        }
    }

    private void BreakPage()
    {
        _flow.Break();
        Header();
    }

    private void Lines(List<List<string>> cells, TextStyle style, int from, int count)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            for (var i = from; i < Math.Min(from + count, cells[column].Count); i++)
            {
                var text = cells[column][i];
                var x = _table.Columns[column].AlignRight
                    ? _left[column] + _width[column] - CellSpace - style.WidthOf(text)
                    : _left[column] + CellSpace;
                _flow.DrawLine(x, Padding + ((i - from) * style.Leading), style, text);
            }
        }

        _flow.Advance((count * style.Leading) + (2 * Padding));
    }
}
