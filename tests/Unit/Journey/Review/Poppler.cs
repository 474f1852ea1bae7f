using DigiRenew.Pdf;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Review;

/// <summary>Makes and opens pictures; nobody here wrote it.</summary>
internal sealed class Poppler : IDisposable
{
    public Judge Judge { get; } = new();

    public void Dispose() => Judge.Dispose();

    /// <summary>A page of our own, drawn by poppler.</summary>
    public byte[] Render(string format, string name)
    {
        var page = new PaperDocument("Copie", "DR-1", "ro", "Exemplu", DemoHierarchy.UsualMoment, [new PaperBlock.Paragraph("Carte de identitate")], "-").Write();
        Judge.Keep("page.pdf", page);
        var (exit, output) = Judge.Run("pdftoppm", format, "-r", "30", "page.pdf", "page");
        Assert.True(exit == 0, output);
        return Judge.Read(name);
    }

    /// <summary>A JPEG as poppler draws it from a page that holds nothing else.</summary>
    public byte[] Drawn(byte[] jpeg) => Ppm(TellingFile.PdfOf(jpeg, string.Empty));

    /// <summary>The pixels of a PDF's first page; the page is not empty.</summary>
    public byte[] Ppm(byte[] pdf)
    {
        Judge.Keep("drawn.pdf", pdf);
        var (exit, output) = Judge.Run("pdftoppm", "-r", "72", "-singlefile", "drawn.pdf", "drawn");
        Assert.True(exit == 0, output);
        var pixels = Judge.Read("drawn.ppm");
        Assert.True(pixels.Distinct().Count() > 8, "The page is empty.");
        return pixels;
    }

    /// <summary>The picture of a PDF as poppler takes it out.</summary>
    public byte[] Picture(byte[] pdf)
    {
        Judge.Keep("packed.pdf", pdf);
        var (exit, output) = Judge.Run("pdfimages", "-j", "packed.pdf", "taken");
        Assert.True(exit == 0, output);
        return Judge.Read("taken-000.jpg");
    }
}
