using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks.Generator;

/// <summary>Identity copies that are more, less or other than the picture of a document; each has a good signature of the holder.</summary>
public static class CopyAttacks
{
    private const int Bomb = 300 * 1024 * 1024;
    private const int Nesting = 100_000;
    private const int ManyObjects = 90_000;
    private const int ManySections = 20_000;
    private const string OnePage = "/Kids [9 0 R] /Count 1"; // as in Files.Pdf
    private const char RightToLeftOverride = '\u202E';

    public static Attack EncryptedPdf { get; } = new(
        "encrypted-pdf",
        "A PDF encrypted by another program (qpdf, AES-256).",
        Expectation.NeverReceived(),
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            using var judge = new Judge();
            judge.Keep("paper.pdf", await bench.PaperAsync());
            var (exitCode, output) = judge.Run("qpdf", "--encrypt", "one", "two", "256", "--", "paper.pdf", "locked.pdf");
            return exitCode == 0 ? await bench.CopyAsync(judge.Read("locked.pdf"), "copy.pdf") : throw new InvalidOperationException(output);
        });

    public static Attack PageTreeLoop { get; } = Pdf("page-tree-loop", "A page tree that is its own kid.", "/Kids [2 0 R] /Count 1");

    public static Attack ParentLoop { get; } = Pdf("page-tree-loop-of-two", "Two nodes of the page tree that are each other's kids.", "/Kids [3 0 R] /Count 1", "3 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\n");

    public static Attack LengthLoop { get; } = Pdf(
        "length-loop", "A stream whose length is given by the stream itself.", OnePage, "3 0 obj\n<< /Length 3 0 R >>\nstream\nq Q\nendstream\nendobj\n");

    public static Attack CrossReferenceLoop { get; } = File(
        "cross-reference-loop",
        "A cross-reference table whose predecessor is itself.",
        "copy.pdf",
        () =>
        {
            var text = ForgedPdf.Text(Files.Pdf());
            var at = text.IndexOf("xref\n", StringComparison.Ordinal);
            return ForgedPdf.Octets(text
                .Replace("/Size 10", $"/Size 10 /Prev {at}", StringComparison.Ordinal)
                .Replace("startxref\n0", $"startxref\n{at}", StringComparison.Ordinal));
        });

    public static Attack NestingBomb { get; } = Pdf(
        "nesting-bomb", "An array in an array in an array…, a hundred thousand deep.", OnePage, $"3 0 obj\n{new string('[', Nesting)}{new string(']', Nesting)}\nendobj\n");

    public static Attack ObjectBomb { get; } = Pdf(
        "object-bomb", "Ninety thousand objects.", OnePage, string.Concat(Enumerable.Range(3, ManyObjects).Select(n => FormattableString.Invariant($"{n} 0 obj\nendobj\n"))));

    public static Attack CountBomb { get; } = Pdf("count-bomb", "A page tree that says it has two thousand million pages.", "/Kids [9 0 R] /Count 2000000000");

    public static Attack StreamBomb { get; } = Pdf(
        "stream-bomb", "A page's content of 300 MiB in 300 KiB.", OnePage, () => PackedStream("/Filter /FlateDecode", Packed(Bomb)));

    public static Attack StreamBombTwice { get; } = Pdf(
        "stream-bomb-packed-twice", "A stream packed twice, of 300 MiB in a few hundred octets.", OnePage, () => PackedStream("/Filter [/FlateDecode /FlateDecode]", Packed(Packed(Bomb))));

    public static Attack ObjectStreamBomb { get; } = Pdf(
        "object-stream-bomb", "An object stream of 300 MiB in 300 KiB.", OnePage, () => PackedStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Packed(Bomb)));

    public static Attack PdfWithScript { get; } = File("pdf-with-script", "A PDF that runs JavaScript when it is opened.", "copy.pdf", () => Files.Pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"));

    public static Attack PdfWithHiddenScript { get; } = File(
        "pdf-with-script-in-an-object-stream", "A PDF whose script is in an object stream, with an escaped name.", "copy.pdf", () => Files.Pdf(objects: Files.ObjectStream("3 0 << /S /Java#53cript /JS (app.alert\\(1\\)) >>")));

    public static Attack PdfWithFile { get; } = File("pdf-with-embedded-file", "A PDF that carries another file.", "copy.pdf", () => Files.Pdf("/Names << /EmbeddedFiles 5 0 R >>"));

    public static Attack PdfWithDecoy { get; } = Pdf(
        "object-stream-with-a-decoy",
        "An object stream with a script, whose dictionary has the word stream and a harmless object stream in a string.",
        OnePage,
        () => Script($"/Type /ObjStm /X (stream\n{Encoding.Latin1.GetString(Stored("7 0 [ ]"u8))}) /N 1 /First 4"));

    public static Attack PdfWithUntypedObjects { get; } = Pdf(
        "untyped-object-stream", "An object stream with a script that does not say that it is one: readers go by First and N.", OnePage, () => Script("/N 1 /First 4"));

    public static Attack PdfWithForm { get; } = Pdf(
        "xfa-form", "A form in XML (XFA) with a script, packed.", OnePage,
        () => "4 0 obj\n<< /Fields [] /XFA 3 0 R >>\nendobj\n" + PackedStream("/Filter /FlateDecode", Packed("<template><event><script>app.alert(1)</script></event></template>"u8.ToArray())));

    public static Attack PdfWithHiddenObject { get; } = Pdf(
        "object-within-a-stream",
        "An object that begins within the data of a stream, and packs to 300 MiB.",
        OnePage,
        () => $"4 0 obj\n{ForgedPdf.Stream(PackedStream("/Filter /FlateDecode", Packed(Bomb)))}\nendobj\n");

    public static Attack FalseEnd { get; } = Pdf(
        "stream-bomb-behind-a-false-end", "A page's content of 300 MiB with the word endstream at its beginning.", OnePage, () => PackedStream("/Filter /FlateDecode", Stored("%endstream\n"u8, Packed(Bomb)[2..])));

    public static Attack FilterByReference { get; } = Pdf(
        "filter-by-reference", "A stream packed twice whose filter is an object of its own.", OnePage,
        () => PackedStream("/Filter 4 0 R", Packed(Packed(Bomb))) + "4 0 obj\n[/FlateDecode /FlateDecode]\nendobj\n");

    public static Attack OpenString { get; } = File(
        "string-without-end",
        "A string without an end, in which readers find a page tree that goes round.",
        "copy.pdf",
        () => ForgedPdf.Octets(ForgedPdf.Text(Files.Pdf()).Replace("%PDF-1.7\n", "%PDF-1.7\n(\n", StringComparison.Ordinal).Replace(OnePage, "/Kids [2 0 R] /Count 2000000000", StringComparison.Ordinal)));

    public static Attack EmptyPdf { get; } = File("empty-pdf", "A PDF without a catalogue and without a page.", "copy.pdf", () => "%PDF-1.4\nstartxref\n%%EOF"u8.ToArray());

    public static Attack LongHistory { get; } = Pdf(
        "twenty-thousand-sections",
        "Twenty thousand cross-reference sections, each the predecessor of the next.",
        OnePage,
        () =>
        {
            const string section = "xref trailer<</Prev {0:D8}>>\n";
            var (first, length) = (ForgedPdf.Text(Files.Pdf()).IndexOf("xref\n", StringComparison.Ordinal), section.Length + 2);
            return string.Concat(Enumerable.Range(0, ManySections).Select(n => string.Format(CultureInfo.InvariantCulture, section, first + (length * (n - 1)))));
        });

    public static Attack RepeatedTags { get; } = File(
        "tiff-of-one-tag", "A TIFF that names its strip sixty-five thousand times.", "copy.tif", () =>
        {
            const int repeated = 65_000;
            var tiff = Files.Tiff(stripOffset: 110 + (12 * repeated));
            var file = new byte[tiff.Length + (12 * repeated)];
            tiff.AsSpan(0, 106).CopyTo(file);
            tiff.AsSpan(106).CopyTo(file.AsSpan(106 + (12 * repeated)));
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), 8 + repeated);
            for (var each = 0; each < repeated; each++)
            {
                tiff.AsSpan(each % 2 == 0 ? 70 : 94, 12).CopyTo(file.AsSpan(106 + (12 * each))); // 273 and 279 in turn
            }

            return file;
        });

    public static Attack OverlappingStrips { get; } = File(
        "tiff-of-one-strip", "A TIFF of a hundred thousand strips, each the whole file.", "copy.tif", () =>
        {
            const int strips = 100_000;
            var tiff = Files.Tiff();
            var (offsets, lengths) = (tiff.Length, tiff.Length + (4 * strips));
            var file = new byte[lengths + (4 * strips)];
            tiff.CopyTo(file, 0);
            foreach (var (entry, values, value) in new[] { (70, offsets, 0), (94, lengths, file.Length) })
            {
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry + 4), strips);
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry + 8), values);
                MemoryMarshal.Cast<byte, int>(file.AsSpan(values, 4 * strips)).Fill(value);
            }

            return file;
        });

    public static Attack PdfAndPage { get; } = File(
        "polyglot-pdf-html", "A PDF that is a web page with a script too.", "copy.pdf", () => Files.Pdf(objects: "% <html><script>alert(1)</script></html>\n"));

    public static Attack PngAndPage { get; } = File(
        "polyglot-png-html", "A PNG with a script in a text chunk.", "copy.png", () => WithChunk("tEXt", "Comment\0<script>alert(1)</script>"u8.ToArray()));

    public static Attack PngAndPdf { get; } = File(
        "polyglot-png-pdf", "A PNG with a PDF in a text chunk.", "copy.png", () => WithChunk("tEXt", [.. "Comment\0"u8, .. Files.Pdf()]));

    public static Attack PngAndArchive { get; } = File(
        "polyglot-png-zip", "A PNG that is a ZIP archive too: the archive lies in a chunk of its own.", "copy.png", () => WithChunk("zzZz", Archive()));

    public static Attack PngWithTrailingArchive { get; } = File("trailing-zip-png", "A PNG with a ZIP archive behind it.", "copy.png", () => [.. Files.Png(), .. Archive()]);

    public static Attack JpegAndPdf { get; } = File(
        "polyglot-jpeg-pdf", "A JPEG with a PDF in its comment.", "copy.jpg", () => WithComment(Files.Pdf()));

    public static Attack JpegAndProgram { get; } = File(
        "polyglot-jpeg-php", "A JPEG with a PHP program in its comment.", "copy.jpg", () => WithComment("<?php system($_GET['c']); ?>"u8.ToArray()));

    public static Attack TiffAndPage { get; } = File(
        "polyglot-tiff-html", "A TIFF whose strip is a web page.", "copy.tif", () =>
        {
            var file = Files.Tiff();
            "<HTML><body>    "u8.CopyTo(file.AsSpan(file.Length - 16));
            return file;
        });

    public static Attack PixelBomb { get; } = File("pixel-bomb", "A PNG of 20,000 by 20,000 pixels.", "copy.png", () => Files.Png(20_000, 20_000));

    public static Attack RowBomb { get; } = File(
        "more-rows-than-said", "A PNG of 4 by 4 pixels whose data unpack to 300 MiB.", "copy.png", () =>
        {
            var png = Files.Png();
            return [.. png[..33], .. Files.Chunk("IDAT", Packed(Bomb)), .. Files.Chunk("IEND", [])];
        });

    public static Attack ProfileBomb { get; } = File(
        "colour-profile-bomb", "A PNG whose colour profile unpacks to 300 MiB.", "copy.png", () => WithChunk("iCCP", [.. "profile\0\0"u8, .. Packed(Bomb)]));

    public static Attack TextBomb { get; } = File(
        "text-bomb", "A PNG whose packed text unpacks to 300 MiB.", "copy.png", () => WithChunk("zTXt", [.. "Comment\0\0"u8, .. Packed(Bomb)]));

    public static Attack TruncatedPng { get; } = File("truncated-png", "A PNG without its end.", "copy.png", () => Files.Png()[..^12]);

    public static Attack TruncatedJpeg { get; } = File("truncated-jpeg", "A JPEG without its end.", "copy.jpg", () => Files.Jpeg()[..^2]);

    public static Attack TruncatedTiff { get; } = File("truncated-tiff", "A TIFF whose strip ends too early.", "copy.tif", () => Files.Tiff()[..^4]);

    public static Attack TruncatedBmp { get; } = File("truncated-bmp", "A bitmap whose pixels end too early.", "copy.bmp", () => Files.Bmp()[..^4]);

    public static Attack TrailingJpeg { get; } = File("trailing-garbage-jpeg", "A JPEG with octets behind its end.", "copy.jpg", () => [.. Files.Jpeg(), .. RandomNumberGenerator.GetBytes(64)]);

    public static Attack TrailingTiff { get; } = File("trailing-garbage-tiff", "A TIFF with octets that nothing names.", "copy.tif", () => [.. Files.Tiff(), .. "garbage"u8]);

    public static Attack TrailingBmp { get; } = File("trailing-garbage-bmp", "A bitmap with octets behind its pixels.", "copy.bmp", () => [.. Files.Bmp(), .. "garbage"u8]);

    public static Attack TrailingPdf { get; } = File("trailing-garbage-pdf", "A PDF with octets behind its end.", "copy.pdf", () => [.. Files.Pdf(), .. "garbage"u8]);

    public static Attack NameWithPath { get; } = Named("name-with-path", "The file's name climbs out of its folder.", "../../../etc/copy.png");

    public static Attack NameWithBackslash { get; } = Named("name-with-windows-path", "The file's name has a Windows path.", @"C:\Windows\copy.png");

    public static Attack NameWithControl { get; } = Named("name-with-control", "The file's name has a line feed and a null.", "copy\n\0.png");

    public static Attack NameRightToLeft { get; } = Named("name-right-to-left", "The file's name shows as copyexe.png, by a right-to-left override.", $"copy{RightToLeftOverride}gnp.exe.png");

    public static Attack SameCopyForTwoKinds { get; } = new(
        "same-copy-for-two-kinds",
        "The identity copy is sent as payment proof too.",
        Expectation.Undecided("paper-seen-before", "SIG_CONSTRAINTS_FAILURE"),
        async () =>
        {
            var bench = await AttackBench.OpenAsync();
            var copy = Files.Png();
            var signature = await bench.Desk.SignatureOfAsync(copy);
            RenewalDesk.Done(await bench.Desk.SendAsync(bench.Id, Contracts.UploadKind.Identity, copy, signature));
            await bench.Desk.VerifyAsync(bench.Id, Contracts.UploadKind.Identity);
            return new Attempt.Upload(bench, Contracts.UploadKind.PaymentProof, "copy.png", copy, signature);
        });

    public static IEnumerable<Attack> All =>
    [
        EncryptedPdf, PageTreeLoop, ParentLoop, LengthLoop, CrossReferenceLoop, .. Bombs, PdfWithScript, PdfWithHiddenScript, PdfWithDecoy, PdfWithUntypedObjects, PdfWithForm, PdfWithFile,
        OpenString, EmptyPdf, PdfAndPage, PngAndPage, PngAndPdf,
        PngAndArchive, PngWithTrailingArchive, JpegAndPdf, JpegAndProgram, TiffAndPage, TruncatedPng, TruncatedJpeg, TruncatedTiff, TruncatedBmp, TrailingJpeg, TrailingTiff,
        TrailingBmp, TrailingPdf, NameWithPath, NameWithBackslash, NameWithControl, NameRightToLeft, SameCopyForTwoKinds,
    ];

    /// <summary>Those that want memory or time.</summary>
    public static IEnumerable<Attack> Bombs =>
        [NestingBomb, ObjectBomb, CountBomb, StreamBomb, StreamBombTwice, ObjectStreamBomb, PdfWithHiddenObject, FalseEnd, FilterByReference, LongHistory, RepeatedTags, OverlappingStrips, PixelBomb, RowBomb, ProfileBomb,
        TextBomb];

    private static Attack File(string name, string what, string fileName, Func<byte[]> make) => new(
        name, what, Expectation.NeverReceived(), async () => await (await AttackBench.OpenAsync()).CopyAsync(make(), fileName));

    private static Attack Pdf(string name, string what, string pages, string objects = "") => Pdf(name, what, pages, () => objects);

    private static Attack Pdf(string name, string what, string pages, Func<string> objects) => File(
        name, what, "copy.pdf", () => ForgedPdf.Octets(ForgedPdf.Text(Files.Pdf(objects: objects()))
            .Replace(OnePage, pages, StringComparison.Ordinal)));

    private static Attack Named(string name, string what, string fileName) => new(
        name, what, Expectation.NeverReceived("bad-request"), async () => await (await AttackBench.OpenAsync()).CopyAsync(Files.Png(), fileName));

    private static byte[] WithChunk(string type, byte[] content)
    {
        var png = Files.Png();
        return [.. png[..33], .. Files.Chunk(type, content), .. png[33..]];
    }

    private static byte[] WithComment(byte[] content) =>
        [0xFF, 0xD8, 0xFF, 0xFE, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. Files.Jpeg()[2..]];

    private static string PackedStream(string entries, byte[] packed) =>
        FormattableString.Invariant($"3 0 obj\n<< /Length {packed.Length} {entries} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream\nendobj\n");

    private static string Script(string entries) => PackedStream($"{entries} /Filter /FlateDecode", Packed("1 0 << /S /JavaScript /JS (app.alert) >>"u8.ToArray()));

    /// <summary>Packed data whose first octets are chosen: a block of their own, not packed (RFC 1951 §3.2.4).</summary>
    private static byte[] Stored(ReadOnlySpan<byte> content, byte[]? then = null) =>
        [0x78, 0x01, (byte)(then is null ? 1 : 0), (byte)content.Length, 0, (byte)~content.Length, 0xFF, .. content, .. then ?? []];

    private static byte[] Packed(int zeros) => Packed(to =>
    {
        var block = new byte[1 << 20];
        for (var left = zeros; left > 0; left -= block.Length)
        {
            to.Write(block);
        }
    });

    private static byte[] Packed(byte[] content) => Packed(to => to.Write(content));

    private static byte[] Packed(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            write(zlib);
        }

        return packed.ToArray();
    }

    private static byte[] Archive()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("program.js").Open();
            entry.Write("alert(1)"u8);
        }

        return archive.ToArray();
    }
}
