using System.Buffers.Binary;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Uploads;

public sealed class Judging_content
{
    public static TheoryData<string, byte[]> Whole => new()
    {
        { "copy.png", Files.Png() },
        { "COPY.PNG", Files.Png() },
        { "copy.bmp", Files.Bmp() },
        { "copy.tif", Files.Tiff() },
        { "copy.tiff", Files.Tiff() },
        { "copy.jpg", Files.Jpeg() },
        { "copy.jpeg", Files.Jpeg() },
        { "copy.pdf", Files.Pdf() },
        { "copy.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 << /Type /Font >>")) },
        { "copy.pdf", Files.Pdf($"/Title ({new string('[', 200)} \\) (within) {new string('[', 200)})") }, // a text nests nothing
        { "copy.pdf", Files.Pdf("/OpenAction [9 0 R /XYZ null null 0]") }, // a place to begin at
        { "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 0 /Filter /FlateDecode >>\nstream\n\nendstream\nendobj\n") },
        { "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 4 0 R >>\nstream\r\nq Q\nendstream\nendobj\n4 0 obj\n3\nendobj\n") },
        { "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 70 >>\nstream\nq Q\nendstream\nendobj\n") }, // readers look for the end themselves
        { "copy.pdf", [.. Files.Pdf(), .. "5 0 obj\n<< /Title (Copie) >>\nendobj\nxref\n5 1\n0000000300 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev 200 >>\nstartxref\n400\n%%EOF\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task accepts_what_the_extension_says(string name, byte[] file)
    {
        using var desk = new RenewalDesk();
        RenewalDesk.Done(await desk.SendAsync(await desk.OrderAsync(), UploadKind.Identity, file, [1], name));
    }

    [Theory]
    [InlineData("-png", "png")]
    [InlineData("-jpeg", "jpg")]
    [InlineData("-tiff", "tif")]
    public async Task accepts_what_another_program_wrote(string option, string extension)
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        using var judge = new Judge();
        judge.Keep("paper.pdf", (await desk.PaperAsync(id, PaperKind.Proforma)).Content.Span);
        Assert.Equal(0, judge.Run("pdftoppm", option, "-r", "40", "-f", "1", "-singlefile", "paper.pdf", "copy").ExitCode);
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, judge.Read($"copy.{extension}"), [1], $"copy.{extension}"));
    }

    /// <summary>What printers, scanners, browsers and converters write: cross-reference tables and streams, object streams, updates, links, lengths that are objects.</summary>
    [Theory]
    [InlineData("qpdf --object-streams=generate paper.pdf copy.pdf")]
    [InlineData("qpdf --linearize paper.pdf copy.pdf")]
    [InlineData("qpdf --linearize --object-streams=generate --recompress-flate --compression-level=9 paper.pdf copy.pdf")]
    [InlineData("qpdf --qdf --object-streams=disable paper.pdf copy.pdf")]
    [InlineData("qpdf --object-streams=generate --stream-data=uncompress paper.pdf copy.pdf")]
    [InlineData("pdftocairo -pdf paper.pdf copy.pdf")]
    [InlineData("pdftocairo -pdf paper.pdf once.pdf && qpdf --object-streams=generate once.pdf copy.pdf")]
    [InlineData("pdftocairo -pdf paper.pdf once.pdf && pdfunite once.pdf paper.pdf copy.pdf")]
    [InlineData("pdfseparate -f 1 -l 1 paper.pdf copy.pdf")]
    [InlineData("echo '<title>Bitstream obj</title><h1>Carte de identitate</h1><a href=\"https://example.org/\">(stream</a>' > page.html && chromium --headless --no-sandbox --disable-gpu --print-to-pdf=copy.pdf page.html")]
    public async Task accepts_a_pdf_that_another_program_wrote(string command)
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        using var judge = new Judge();
        judge.Keep("paper.pdf", (await desk.PaperAsync(id, PaperKind.Proforma)).Content.Span);
        var (exit, output) = judge.Run("sh", "-c", command);
        Assert.True(exit == 0, output);
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, judge.Read("copy.pdf"), [1], "copy.pdf"));
    }

    public static TheoryData<string, string, byte[]> Spoilt => new()
    {
        { "another format", "copy.png", Files.Jpeg() },
        { "another format", "copy.jpg", Files.Png() },
        { "nothing", "copy.png", [] },
        { "nothing", "copy.jpg", [] },
        { "nothing", "copy.bmp", [] },
        { "nothing", "copy.tif", [] },
        { "nothing", "copy.pdf", [] },
        { "cut short", "copy.png", Files.Png()[..^1] },
        { "cut short", "copy.jpg", Files.Jpeg()[..^1] },
        { "cut short", "copy.bmp", Files.Bmp()[..^1] },
        { "cut short", "copy.tif", Files.Tiff()[..^1] },
        { "cut short", "copy.pdf", Files.Pdf()[..^3] },
        { "something behind", "copy.png", [.. Files.Png(), .. "PK"u8] },
        { "something behind", "copy.jpg", [.. Files.Jpeg(), .. "PK"u8] },
        { "something behind", "copy.bmp", [.. Files.Bmp(), .. "PK\u0003\u0004"u8] },
        { "something behind", "copy.tif", [.. Files.Tiff(), .. "PK"u8] },
        { "something behind", "copy.pdf", [.. Files.Pdf(), .. "PK"u8] },
        { "something before", "copy.pdf", [.. "MZ"u8, .. Files.Pdf()] },
        { "a flipped bit", "copy.png", Flipped(Files.Png(), 20) },
        { "too many pixels", "copy.png", Files.Png(20_000, 20_000) },
        { "strips and tiles", "copy.tif", WithUInt16(Files.Tiff(), 58, 324) },
        { "strips without a size", "copy.tif", WithUInt16(Files.Tiff(), 10, 254) },
        { "too many pixels", "copy.jpg", Files.Jpeg(20_000, 20_000) },
        { "no pixels", "copy.png", Files.Png(0) },
        { "no pixels", "copy.jpg", Files.Jpeg(0) },
        { "no data", "copy.png", [.. Files.Png()[..33], .. Files.Chunk("IEND", [])] },
        { "a huge chunk", "copy.png", WithUInt32(Files.Png(), 8, uint.MaxValue, isBig: true) },
        { "two frames", "copy.jpg", [.. Files.Jpeg()[..33], .. Files.Jpeg()[20..]] },
        { "no scan", "copy.jpg", [.. Files.Jpeg()[..33], 0xFF, 0xD9] },
        { "a length of one", "copy.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0xFF, 0xD9] },
        { "another size", "copy.bmp", WithUInt32(Files.Bmp(), 2, 1) },
        { "compressed", "copy.bmp", WithUInt32(Files.Bmp(), 30, 1) },
        { "too many pixels", "copy.bmp", WithUInt32(WithUInt32(Files.Bmp(), 18, 20_000), 22, 20_000) },
        { "the least height", "copy.bmp", WithUInt32(Files.Bmp(), 22, 0x8000_0000) },
        { "a loop", "copy.tif", Files.Tiff(nextDirectory: 8) },
        { "a directory outside", "copy.tif", Files.Tiff(nextDirectory: 5000) },
        { "a directory at the very end", "copy.tif", Files.Tiff(nextDirectory: uint.MaxValue) },
        { "a strip outside", "copy.tif", Files.Tiff(stripOffset: uint.MaxValue) },
        { "data that nothing names", "copy.tif", Files.Tiff(stripOffset: 8) },
        { "another version", "copy.tif", Flipped(Files.Tiff(), 2) },
        { "an action", "copy.pdf", Files.Pdf("/OpenAction 5 0 R") },
        { "JavaScript", "copy.pdf", Files.Pdf("/Names << /JavaScript 5 0 R >>") },
        { "JavaScript", "copy.pdf", Files.Pdf("/A << /JS (app.alert) >>") },
        { "an escaped name", "copy.pdf", Files.Pdf("/A << /S /Java#53cript >>") },
        { "an action at once", "copy.pdf", Files.Pdf("/OpenAction << /S /URI /URI (https://example.org/) >>") },
        { "an action of a page", "copy.pdf", Files.Pdf("/AA << /O 5 0 R >>") },
        { "a file elsewhere", "copy.pdf", Files.Pdf("/A << /S /GoToR /F (file) >>") },
        { "no catalogue", "copy.pdf", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Files.Pdf()).Replace("/Root 1 0 R", string.Empty, StringComparison.Ordinal)) },
        { "no page", "copy.pdf", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Files.Pdf()).Replace("/Type /Page ", string.Empty, StringComparison.Ordinal)) },
        { "data elsewhere", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 3 /F (file) >>\nstream\nq Q\nendstream\nendobj\n") },
        { "two filters", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 3 /Filter /DCTDecode /Filter /FlateDecode >>\nstream\nq Q\nendstream\nendobj\n") },
        { "a filter that is not known", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 3 /Filter /Crypt >>\nstream\nq Q\nendstream\nendobj\n") },
        { "data cut short", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Length 5 /Filter /FlateDecode >>\nstream\nx\u009C\u00ED\u00C1\u0001\nendstream\nendobj\n") },
        { "two dictionaries", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< >> << /Length 3 >>\nstream\nq Q\nendstream\nendobj\n") },
        { "kids by reference", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Type /Pages /Kids 4 0 R >>\nendobj\n4 0 obj\n[ 3 0 R ]\nendobj\n") },
        { "an object in a text", "copy.pdf", Files.Pdf("/Title (\n5 0 obj << >> endobj)") },
        { "an object in a text, behind a comment", "copy.pdf", Files.Pdf("/Title (\n5 0 %\nobj << >> endobj)") },
        { "more objects than pairs", "copy.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 << >>").Replace("/N 1", "/N 2", StringComparison.Ordinal)) },
        { "an object that goes on in the next", "copy.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 2 1 ( ) ").Replace("/N 1 /First 4", "/N 2 /First 8", StringComparison.Ordinal)) },
        { "a launch", "copy.pdf", Files.Pdf("/A << /S /Launch >>") },
        { "an embedded file", "copy.pdf", Files.Pdf("/Names << /EmbeddedFiles 5 0 R >>") },
        { "a locked file", "copy.pdf", Files.Pdf("/Encrypt 5 0 R") },
        { "a name hidden in an object stream", "copy.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 << /S /JavaScript /JS (x) >>")) },
        { "a hidden object stream", "copy.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 << /S /Launch >>").Replace("/ObjStm", "/Obj#53tm", StringComparison.Ordinal)) },
        { "a hidden filter", "copy.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 << /S /Launch >>").Replace("/Filter", "/#46ilter", StringComparison.Ordinal)) },
        { "nesting behind a text", "copy.pdf", Files.Pdf($"/Title (one \\) (within) two) /A {new string('[', 200)}") },
        { "a bomb", "copy.pdf", Files.Pdf(objects: Files.ObjectStream(new(' ', 17 * 1024 * 1024))) },
        { "a broken object stream", "copy.pdf", Files.Pdf(objects: "3 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nnothing packed\nendstream\nendobj\n") },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task refuses_what_is_something_else_or_more(string what, string name, byte[] file)
    {
        using var desk = new RenewalDesk();
        Assert.True(
            RenewalDesk.Code(await desk.SendAsync(await desk.OrderAsync(), UploadKind.Identity, file, [1], name)) == "content-mismatch", what);
    }

    [Fact]
    public async Task never_throws_whatever_the_bytes()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        using var desk = new RenewalDesk();
        var id = new DigiRenew.Renewal.RenewalId((await desk.DraftAsync()).Id); // A draft accepts nothing, so that every round stops after check 1.
        (string Name, byte[] File)[] samples = [("a.png", Files.Png()), ("a.jpg", Files.Jpeg()), ("a.bmp", Files.Bmp()), ("a.tif", Files.Tiff()), ("a.pdf", Files.Pdf(objects: Files.ObjectStream("1 0 << >>")))];
        for (var round = 0; round < 4000; round++)
        {
            var (name, file) = samples[random.Next(samples.Length)];
            var spoilt = file[..random.Next(1, file.Length + 1)];
            for (var change = random.Next(4); change >= 0; change--)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            Assert.True(RenewalDesk.Code(await desk.SendAsync(id, UploadKind.Identity, spoilt, [1], name)) is "content-mismatch" or "upload-not-expected");
        }
    }

    private static byte[] Flipped(byte[] file, int at)
    {
        file[at] ^= 1;
        return file;
    }

    private static byte[] WithUInt16(byte[] file, int at, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);
        return file;
    }

    private static byte[] WithUInt32(byte[] file, int at, uint value, bool isBig = false)
    {
        if (isBig)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        }

        return file;
    }
}
