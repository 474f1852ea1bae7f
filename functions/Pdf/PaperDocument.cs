using System.Collections.Immutable;
using DigiRenew.Pdf.Format;
using DigiRenew.Pdf.Layout;

namespace DigiRenew.Pdf;

/// <summary>A paper to be written: A4, single column, embedded fonts. The same document gives the same octets.</summary>
/// <param name="Title">Document title, in the metadata and on the first page.</param>
/// <param name="Subtitle">E.g. number and date; shown under the title.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Author">The provider's name.</param>
/// <param name="Created">For the metadata (UTC, whole seconds).</param>
/// <param name="Blocks">What it says.</param>
/// <param name="Footer">On every page, before the page number.</param>
public sealed record PaperDocument(
    string Title, string Subtitle, string Language, string Author, DateTimeOffset Created, ImmutableArray<PaperBlock> Blocks, string Footer)
{
    /// <summary>The PDF: version 1.7, classic cross-reference table, uncompressed streams, an empty signature-ready structure.</summary>
    /// <exception cref="FormatException">The language is not a BCP 47 tag.</exception>
    public byte[] Write() =>
        Language.Length > 0 && Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? PaperFile.Write(this, PaperLayout.Set(this))
            : throw new FormatException("The language of a paper is a BCP 47 tag.");
}
