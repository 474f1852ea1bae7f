using System.Collections.Immutable;

namespace DigiRenew.Pdf;

/// <summary>A part of a paper, from top to bottom.</summary>
public abstract record PaperBlock
{
    private PaperBlock()
    {
    }

    public sealed record Heading(string Text) : PaperBlock;

    public sealed record Paragraph(string Text) : PaperBlock;

    /// <summary>A numbered clause, e.g. "2.1" and its text, with a hanging indent.</summary>
    public sealed record Clause(string Number, string Text) : PaperBlock;

    /// <summary>Label and value, one pair a line.</summary>
    public sealed record Fields(ImmutableArray<(string Label, string Value)> Rows) : PaperBlock;

    /// <summary>A table; widths are parts of the line; the last rows may be totals.</summary>
    public sealed record Table(ImmutableArray<(string Title, int Width, bool AlignRight)> Columns, ImmutableArray<ImmutableArray<string>> Rows, int TotalRows) : PaperBlock;

    /// <summary>The parties' signature places: who signs, and how.</summary>
    public sealed record SignaturePlaces(ImmutableArray<(string Party, string Note)> Parties) : PaperBlock;
}
