namespace DigiRenew.Pdf.Layout;

/// <summary>Fills pages from top to bottom: A4, one column. All lengths in points.</summary>
internal sealed class PageFlow
{
    public const decimal PageWidth = 595.28m;
    public const decimal PageHeight = 841.89m;
    public const decimal Margin = 56.69m;
    public const decimal LineWidth = PageWidth - (2 * Margin);

    private readonly List<List<Mark>> _pages = [[]];
    private readonly decimal _bottom;

    /// <param name="bottom">Where a page's column ends, from the lower edge.</param>
    public PageFlow(decimal bottom) => _bottom = bottom;

    public IReadOnlyList<List<Mark>> Pages => _pages;

    /// <summary>Where the next thing begins.</summary>
    public decimal Y { get; private set; } = PageHeight - Margin;

    /// <summary>What is left of this page.</summary>
    public decimal Room => Y - _bottom;

    /// <summary>What an empty page offers.</summary>
    public decimal PageRoom => PageHeight - Margin - _bottom;

    public bool AtTop => Y == PageHeight - Margin;

    public void Draw(Mark mark) => _pages[^1].Add(mark);

    /// <summary>One line of text with its top at <see cref="Y"/> less <paramref name="below"/>; doesn't move on.</summary>
    public void DrawLine(decimal x, decimal below, TextStyle style, string text)
    {
        if (text.Length > 0)
        {
            Draw(new Mark.Text(x, Y - below - style.Baseline, style, text));
        }
    }

    public void Advance(decimal height) => Y -= height;

    /// <summary>Space between two things; none at the top of a page.</summary>
    public void Gap(decimal height)
    {
        if (!AtTop)
        {
            Advance(height);
        }
    }

    /// <summary>Begins a new page unless this much is left, or the page is still empty.</summary>
    public void Need(decimal height)
    {
        if (Room < height && !AtTop)
        {
            Break();
        }
    }

    public void Break()
    {
        _pages.Add([]);
        Y = PageHeight - Margin;
    }
}
