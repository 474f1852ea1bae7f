using DigiRenew.Pdf.Fonts;
using DigiRenew.Pdf.Layout;

namespace DigiRenew.Pdf.Format;

/// <summary>Writes pages of marks as a PDF file: Catalog, pages, the two faces, and an empty form for a later signature.</summary>
internal static class PaperFile
{
    private const int FirstFontObject = PaperFrame.FirstPage + 1;
    private const int ObjectsAFont = 5;

    public static byte[] Write(PaperDocument document, IReadOnlyList<IReadOnlyList<Mark>> pages)
    {
        var subsets = new[] { FontFace.Regular, FontFace.Bold }.Select(f => SubsetOf(f, pages)).ToArray();
        var firstContent = FirstFontObject + (ObjectsAFont * subsets.Length);
        int PageObject(int page) => page == 0 ? PaperFrame.FirstPage : firstContent + (2 * page) - 1;
        int ContentObject(int page) => firstContent + (2 * page);
        var kids = string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{PageObject(i)} 0 R"));

        var file = new PdfBuffer();
        file.Write(PaperFrame.Header);
        file.WriteObject(PaperFrame.Information, Information(document));
        file.WriteObject(
            PaperFrame.Catalog,
            $"<< /Type /Catalog /Pages {PaperFrame.Pages} 0 R /AcroForm {PaperFrame.Form} 0 R /Lang ({document.Language}) /ViewerPreferences << /DisplayDocTitle true >> >>");
        file.WriteObject(PaperFrame.Pages, $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>");
        file.WriteObject(PaperFrame.Form, "<< /Fields [] >>");
        file.WriteObject(PaperFrame.FirstPageAnnotations, "[]");
        for (var i = 0; i < subsets.Length; i++)
        {
            FontObjects.Write(file, FirstFontObject + (ObjectsAFont * i), subsets[i]);
        }

        for (var i = 0; i < pages.Count; i++)
        {
            file.WriteObject(PageObject(i), Page(ContentObject(i), i == 0 ? $" /Annots {PaperFrame.FirstPageAnnotations} 0 R" : string.Empty));
            file.WriteStream(ContentObject(i), PageContent.Write(pages[i], subsets));
        }

        return Finish(file);
    }

    private static FontSubset SubsetOf(FontFace face, IReadOnlyList<IReadOnlyList<Mark>> pages) => new(
        face,
        pages.SelectMany(p => p).OfType<Mark.Text>().Where(t => t.Style.Face == face).SelectMany(t => t.Characters.EnumerateRunes()));

    private static string Information(PaperDocument document) =>
        $"{PaperFrame.BeginInformation()} /Title {PdfText.String(document.Title)} /Author {PdfText.String(document.Author)}"
        + $" /Subject {PdfText.String(document.Subtitle)} /Producer (DigiRenew) /CreationDate {PdfText.Date(document.Created)} >>";

    private static string Page(int content, string annotations) =>
        $"<< /Type /Page /Parent {PaperFrame.Pages} 0 R /MediaBox [0 0 {PdfText.Number(PageFlow.PageWidth)} {PdfText.Number(PageFlow.PageHeight)}]"
        + $" /Resources << /Font << /{FontFace.Regular.ResourceName} {FirstFontObject} 0 R /{FontFace.Bold.ResourceName} {FirstFontObject + ObjectsAFont} 0 R >> >>"
        + $" /Contents {content} 0 R{annotations} >>";

    private static byte[] Finish(PdfBuffer file)
    {
        var (crossReference, size) = (file.Length, file.Offsets.Keys.Max() + 1);
        file.Write($"xref\n0 {size}\n{PaperFrame.FreeEntry}");
        foreach (var offset in file.Offsets.Values)
        {
            file.Write(PaperFrame.Entry(offset));
        }

        file.Write(PaperFrame.End(size, crossReference));
        var octets = file.ToArray();
        PaperFrame.Seal(octets);
        return octets;
    }
}
