using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DigiRenew.Pdf;
using Xunit;

namespace DigiRenew.Tests.Unit.Pdf;

public sealed partial class Writing_a_paper : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void gives_the_same_octets_for_the_same_document() => Assert.Equal(Papers.Contract.Write(), (Papers.Contract with { }).Write());

    /// <summary>Nothing of a process goes in: what another run wrote has this digest. Only a changed writer or font may change it.</summary>
    [Fact]
    public void gives_the_octets_that_another_run_gave() =>
        Assert.Equal("154f3e55f2187cab49e28983fa25171721828e52bf52bc99033fd375d9a1ca04", Convert.ToHexStringLower(SHA256.HashData(Papers.Contract.Write())));

    [Fact]
    public void gives_another_identity_for_another_document()
    {
        var (one, other) = (Papers.Short.Write(), (Papers.Short with { Subtitle = "Nr. DR-2026-000124 din 22 noiembrie 2026" }).Write());
        Assert.NotEqual(IdentityIn(one), IdentityIn(other));
        Assert.Equal(IdentityIn(one), IdentityIn(Papers.Short.Write()));
    }

    [Fact]
    public async Task gives_a_file_that_qpdf_finds_nothing_wrong_with()
    {
        foreach (var document in new[] { Papers.Contract, Papers.Short, Papers.LongTable })
        {
            var (exitCode, says) = await Judge.Ask("qpdf", "--check", _desk.Put("paper.pdf", document.Write()));
            Assert.True(exitCode == 0 && !says.Contains("WARNING", StringComparison.Ordinal), says);
        }
    }

    [Fact]
    public async Task keeps_every_word_of_the_text()
    {
        var text = await TextOf(Papers.Contract);
        Assert.Contains(Papers.Pangram, text, StringComparison.Ordinal);
        Assert.Contains("Ștefania-Ioana Țuțuianu-Brâncoveanu", text, StringComparison.Ordinal);
        Assert.Contains("Contract de furnizare a serviciilor de certificare calificată", text, StringComparison.Ordinal);
        Assert.Equal(28, Regex.Count(text, "titularul păstrează dispozitivul și codul PIN numai pentru sine și anunță de îndată pierderea lor\\."));
        Assert.Contains("Total de plată", text, StringComparison.Ordinal);
        Assert.Contains("Pagina 1 din ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task embeds_subsets_of_both_faces_with_a_map_to_Unicode()
    {
        var (_, says) = await Judge.Ask("pdffonts", _desk.Put("paper.pdf", Papers.Contract.Write()));
        var fonts = says.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, f => Assert.Matches(@"^[A-Z]{6}\+NotoSans-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes ", f));
    }

    [Fact]
    public async Task says_title_author_and_date_in_its_metadata()
    {
        var (_, says) = await Judge.Ask("pdfinfo", _desk.Put("paper.pdf", Papers.Contract.Write()));
        Assert.Matches(@"Title: +Contract de furnizare a serviciilor de certificare calificată\n", says);
        Assert.Matches(@"Author: +Încredere Digitală S\.A\.\n", says);
        Assert.Matches(@"PDF version: +1\.7\n", says);
        Assert.Matches(@"Page size: +595\.28 x 841\.89 pts \(A4\)\n", says);
    }

    [Fact]
    public async Task repeats_the_header_of_a_table_on_every_page_and_loses_no_row()
    {
        var text = await TextOf(Papers.LongTable);
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length > 3);
        Assert.All(pages, p => Assert.Contains("Denumirea serviciului", p, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 90), i => Assert.Contains($"poziția {i},", text, StringComparison.Ordinal));
        Assert.Contains("Total fără TVA", pages[^1], StringComparison.Ordinal);
        Assert.Contains("Total de plată", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task breaks_what_is_wider_than_the_line_and_taller_than_the_page()
    {
        var word = new string('x', 300);
        var tall = string.Join('\n', Enumerable.Range(1, 120).Select(i => $"rândul {i}."));
        var table = new PaperBlock.Table([("A", 1, false), ("B", 1, true)], [[tall, "1"], [word, word]], 0);
        var document = Papers.Contract with
        {
            Title = word,
            Footer = word,
            Blocks = [new PaperBlock.Fields([("Etichetă", tall), (word, word)]), table, new PaperBlock.Clause("1.1", tall), new PaperBlock.SignaturePlaces([(word, word)])],
        };
        var text = await TextOf(document);
        Assert.Equal(3, Regex.Count(text, "rândul 120\\."));
        Assert.Equal(3, Regex.Count(text, "rândul 60\\."));
        Assert.Equal((7 + PagesIn(text)) * 300, text.Count(c => c == 'x'));
    }

    [Fact]
    public async Task keeps_characters_that_the_font_lacks_or_that_no_text_should_have()
    {
        var text = await TextOf(Papers.Contract with { Blocks = [new PaperBlock.Paragraph("王 \U0001F600 Ελένη Жанна a\u0000b\tc\uD800d ţ")] });
        Assert.Contains("王 \U0001F600 Ελένη Жанна a b c\uFFFDd ţ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void refuses_a_language_that_is_no_tag() =>
        Assert.Throws<FormatException>(() => (Papers.Short with { Language = "ro) /AA (" }).Write());

    [Fact]
    public void stays_small() => Assert.InRange(Papers.Contract.Write().Length, 20_000, 120_000);

    [Fact]
    public async Task puts_nothing_of_the_text_into_the_syntax()
    {
        var hostile = "endstream endobj ) >> /JavaScript (app.alert(1)) \\";
        var document = Papers.Short with { Title = hostile, Subtitle = hostile, Author = hostile, Footer = hostile, Blocks = [new PaperBlock.Paragraph(hostile)] };
        Assert.DoesNotContain("JavaScript", Encoding.Latin1.GetString(document.Write()), StringComparison.Ordinal);
        Assert.Contains(hostile, await TextOf(document), StringComparison.Ordinal);
    }

    private static string IdentityIn(byte[] paper) => IdentityPattern().Match(Encoding.Latin1.GetString(paper)).Value;

    private static int PagesIn(string text) => text.Count(c => c == '\f');

    /// <summary>Lines joined by spaces, pages ended by form feeds.</summary>
    private async Task<string> TextOf(PaperDocument document)
    {
        var (exitCode, says) = await Judge.Ask("pdftotext", "-enc", "UTF-8", _desk.Put("paper.pdf", document.Write()), "-");
        Assert.Equal(0, exitCode);
        return Whitespace().Replace(says, " ");
    }

    [GeneratedRegex("DigiRenewPaper:[0-9a-f]{32}")]
    private static partial Regex IdentityPattern();

    [GeneratedRegex("[ \\n]+")]
    private static partial Regex Whitespace();
}
