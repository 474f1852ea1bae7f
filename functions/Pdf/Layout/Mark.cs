namespace DigiRenew.Pdf.Layout;

/// <summary>Something on a page. Points, from the lower left corner.</summary>
internal abstract record Mark
{
    private Mark()
    {
    }

    public sealed record Text(decimal X, decimal Baseline, TextStyle Style, string Characters) : Mark;

    public sealed record Rule(decimal X, decimal Y, decimal Width, decimal Weight, Ink Ink) : Mark;

    public sealed record Area(decimal X, decimal Y, decimal Width, decimal Height, Ink Ink) : Mark;

    public sealed record Frame(decimal X, decimal Y, decimal Width, decimal Height, Ink Ink) : Mark;
}
