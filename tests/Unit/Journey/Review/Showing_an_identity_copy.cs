using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Review.Copies;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Review;

/// <summary>Pictures are made and opened by poppler, which nobody here wrote; metadata is put in by hand.</summary>
public sealed class Showing_an_identity_copy : IDisposable
{
    private const string Secret = "44.4268N-26.1025E";

    private readonly Judge _judge = new();

    public void Dispose() => _judge.Dispose();

    [Fact]
    public async Task gives_the_officer_a_copy_without_metadata_and_keeps_the_original()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        byte[] original = [.. Files.Png()[..33], .. Files.Chunk("tEXt", Encoding.ASCII.GetBytes("Location\0" + Secret)), .. Files.Png()[33..]];
        var shown = await ReadAsync(walk, original);

        Assert.Equal(Files.Png(), Convert.FromBase64String(shown.Content));
        Assert.Equal("image/png", shown.MediaType);
        Assert.Equal(original, (await walk.PrivateDocuments.FindAsync(walk.Id, "identity/2", default))!.Value.ToArray());
    }

    [Fact]
    public void of_a_JPEG_drops_every_segment_but_those_of_the_picture()
    {
        var picture = Render("-jpeg", "page-1.jpg");
        byte[] told =
        [
            .. picture[..2],
            .. Segment(0xE1, Exif(6)),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
            .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
            .. Segment(0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Secret)),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
            .. picture[2..],
        ];

        var copy = OperatorCopy.Of("jpg", told);

        Assert.False(Tells(copy));
        Assert.Equal(6, copy[Find(copy, "MM\0*") + 19]); // the orientation is kept
        Assert.Equal(Scan(picture), Scan(copy));
        Assert.Equal(Drawn(picture), Drawn(copy));
        Assert.Equal(copy, OperatorCopy.Of("jpeg", copy));
    }

    [Fact]
    public void of_a_JPEG_drops_the_thumbnail_of_its_JFIF_segment()
    {
        var picture = Render("-jpeg", "page-1.jpg");
        byte[] told = [.. picture[..2], .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]), .. picture[20..]];
        var copy = OperatorCopy.Of("jpeg", told);
        Assert.Equal([.. picture[..2], .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0])], copy[..20]);
        Assert.Equal(Drawn(picture), Drawn(copy));
    }

    [Fact]
    public void of_a_PNG_drops_text_time_profile_and_Exif_chunks()
    {
        var picture = Render("-png", "page-1.png");
        var secret = Encoding.ASCII.GetBytes("k\0" + Secret);
        byte[] told =
        [
            .. picture[..33],
            .. Files.Chunk("eXIf", Exif(8)[6..]), .. Files.Chunk("tEXt", secret), .. Files.Chunk("zTXt", secret), .. Files.Chunk("iTXt", secret),
            .. Files.Chunk("iCCP", secret), .. Files.Chunk("tIME", [7, 234, 11, 22, 8, 0, 0]), .. Files.Chunk("prVt", secret),
            .. picture[33..],
        ];

        var copy = OperatorCopy.Of("png", told);

        Assert.False(Tells(copy));
        _judge.Keep("copy.png", copy);
        _judge.Keep("picture.png", picture);
        var (exit, seen) = _judge.Run("python3", "-c", ReadPng, "copy.png", "picture.png");
        Assert.True(exit == 0, seen);
        Assert.Contains("same pixels", seen, StringComparison.Ordinal);
        Assert.Contains("eXIf", seen, StringComparison.Ordinal);
        Assert.Equal(8, copy[Find(copy, "MM\0*") + 19]);
        Assert.DoesNotContain("tEXt", seen, StringComparison.Ordinal);
        Assert.Equal(copy, OperatorCopy.Of("png", copy));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void of_a_TIFF_keeps_the_picture_and_blanks_all_else(bool isLittle)
    {
        var told = Tiff(isLittle);
        Assert.True(Tells(told));
        var copy = OperatorCopy.Of("tiff", told);

        Assert.False(Tells(copy));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(told[^16..], copy[^16..]);
        Assert.Equal(9, isLittle ? copy[8] : copy[9]); // of twelve tags
        Assert.Equal(copy, OperatorCopy.Of("tif", copy));
    }

    [Fact]
    public void of_a_real_TIFF_changes_no_strip()
    {
        var picture = Render("-tiff", "page-1.tif");
        var copy = OperatorCopy.Of("tif", picture);
        Assert.Equal(picture.Length, copy.Length);
        Assert.Equal(copy, OperatorCopy.Of("tif", copy));
        _judge.Keep("copy.tif", copy);
        _judge.Keep("picture.tif", picture);
        var (exit, seen) = _judge.Run("python3", "-c", ReadTiff, "copy.tif", "picture.tif");
        Assert.True(exit == 0, seen);
        Assert.Contains("same strips", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void of_a_PDF_blanks_Exif_in_its_pictures_and_XMP_in_place()
    {
        var picture = Render("-jpeg", "page-1.jpg");
        byte[] photo = [.. picture[..2], .. Segment(0xE1, Exif(1)), .. picture[2..]];
        var told = PdfOf(photo, $"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><exif:GPSLatitude>{Secret}</exif:GPSLatitude><?xpacket end='w'?>");
        Assert.True(Tells(told));

        var copy = OperatorCopy.Of("pdf", told);

        Assert.False(Tells(copy));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(Ppm(told), Ppm(copy));
    }

    [Fact]
    public void of_a_PDF_blanks_Exif_in_a_picture_that_is_packed_once_more()
    {
        var picture = Render("-jpeg", "page-1.jpg");
        byte[] photo = [.. picture[..2], .. Segment(0xE1, Exif(1)), .. picture[2..]];
        var told = PdfOf(photo, " "u8.ToArray(), string.Empty, Packed);
        Assert.True(Tells(Picture(told)));

        var copy = OperatorCopy.Of("pdf", told);

        Assert.False(Tells(Picture(copy)));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(Ppm(told), Ppm(copy));
        Assert.Contains("no errors", _judge.Run("sh", "-c", "qpdf --check drawn.pdf && echo no errors").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void of_a_PDF_leaves_a_packed_picture_without_metadata_as_it_is()
    {
        var picture = Render("-jpeg", "page-1.jpg");
        var copy = OperatorCopy.Of("pdf", PdfOf(picture, " "u8.ToArray(), string.Empty, Packed));
        Assert.True(copy.AsSpan().IndexOf(Packed(picture)) > 0);
    }

    [Fact]
    public async Task is_refused_where_what_must_not_show_cannot_be_taken_out()
    {
        var picture = Render("-jpeg", "page-1.jpg");
        var torn = PdfOf(picture, " "u8.ToArray(), string.Empty, jpeg => [.. "no zlib"u8, .. Packed(jpeg)]);
        Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", torn));
        var veiled = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(PdfOf(picture, " "u8.ToArray(), string.Empty, Packed)).Replace("/FlateDecode", "/ASCII85Decode", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", veiled));
        var bomb = PdfOf(picture, " "u8.ToArray(), string.Empty, jpeg => Packed([.. jpeg, .. new byte[17 * 1024 * 1024]]));
        Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", bomb));

        using var walk = await OrderWalk.ToReviewAsync();
        var slot = (await walk.ReadAsync()).Order.Uploads[UploadKind.Identity];
        await walk.DoAsync(new RenewalCommand.ReturnUpload(UploadKind.Identity, "officer-1", Sha256Digest.Zero));
        await walk.PrivateDocuments.PutAsync(walk.Id, "identity/2", torn, default);
        await walk.DoAsync(new RenewalCommand.ReceiveUpload(new(UploadKind.Identity, 2, Sha256Digest.Of(torn), slot.Signature, 1, "pdf", slot.Receipt)));
        await walk.DoAsync(new RenewalCommand.RecordVerified(UploadKind.Identity, 2, Sha256Digest.Zero, []));
        var answer = await walk.Application.ViewIdentity.RunAsync(OrderWalk.Officer, walk.Id, new(), default);
        Assert.Equal("copy-not-shown", RenewalDesk.Code(answer));
        Assert.DoesNotContain((await walk.ReadAsync()).Events, recorded => recorded.Event is RenewalEvent.IdentityViewed);
    }

    [Fact]
    public void of_a_PDF_blanks_metadata_that_is_packed()
    {
        var packed = Packed($"<x:xmpmeta><exif:GPSLatitude>{Secret}</exif:GPSLatitude></x:xmpmeta>");
        var told = PdfOf(Render("-jpeg", "page-1.jpg"), packed, " /Filter /FlateDecode");
        _judge.Keep("told.pdf", told);
        Assert.Contains(Secret, _judge.Run("pdfinfo", "-meta", "told.pdf").Output, StringComparison.Ordinal);

        var copy = OperatorCopy.Of("pdf", told);

        Assert.Equal(-1, copy.AsSpan().IndexOf(packed));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(Ppm(told), Ppm(copy));
    }

    [Fact]
    public void of_a_bitmap_is_the_bitmap() => Assert.Equal(Files.Bmp(), OperatorCopy.Of("bmp", Files.Bmp()));

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("tiff")]
    public void is_refused_where_the_structure_breaks_off(string extension)
    {
        var whole = extension switch { "jpg" => Files.Jpeg(), "png" => Files.Png(), _ => Files.Tiff() };
        Assert.NotEmpty(OperatorCopy.Of(extension, whole));
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<InvalidDataException>(() => OperatorCopy.Of(extension, cut));
        }
    }

    private const string ReadPng = """
        import sys, struct, zlib
        def read(name):
            data = open(name, 'rb').read()
            assert data[:8] == b'\x89PNG\r\n\x1a\n'
            at, kinds, pixels = 8, [], b''
            while at < len(data):
                length, = struct.unpack('>I', data[at:at+4])
                chunk = data[at+4:at+8+length]
                assert struct.unpack('>I', data[at+8+length:at+12+length])[0] == zlib.crc32(chunk)
                kinds.append(chunk[:4].decode())
                if chunk[:4] == b'IDAT': pixels += chunk[4:]
                at += 12 + length
            assert kinds[0] == 'IHDR' and kinds[-1] == 'IEND'
            return kinds, zlib.decompress(pixels)
        one, two = read(sys.argv[1]), read(sys.argv[2])
        assert one[1] == two[1]
        print('same pixels', sorted(set(one[0])))
        """;

    private const string ReadTiff = """
        import sys, struct
        def read(name):
            data = open(name, 'rb').read()
            e = '<' if data[:2] == b'II' else '>'
            at, = struct.unpack(e + 'I', data[4:8])
            n, = struct.unpack(e + 'H', data[at:at+2])
            tags = {}
            for i in range(n):
                tag, kind, count, value = struct.unpack(e + 'HHII', data[at+2+12*i:at+14+12*i])
                size = {3: 2, 4: 4}.get(kind, 1)
                place = value if size * count > 4 else at + 10 + 12 * i
                if kind in (3, 4):
                    tags[tag] = struct.unpack(e + ('H' if kind == 3 else 'I') * count, data[place:place+size*count])
            return [data[o:o+l] for o, l in zip(tags[273], tags[279])], tags[256], tags[257]
        one, two = read(sys.argv[1]), read(sys.argv[2])
        assert one == two and one[0]
        print('same strips', len(one[0]))
        """;

    private static async Task<IdentityCopyView> ReadAsync(OrderWalk walk, byte[] file)
    {
        var receive = new RenewalCommand.ReceiveUpload(new(UploadKind.Identity, 2, Sha256Digest.Of(file), null, file.Length, "png", Sha256Digest.Zero));
        await walk.DecideAsync(new("refuse-upload", Kind: "identity", Reason: "Neclar"));
        await walk.PrivateDocuments.PutAsync(walk.Id, "identity/2", file, default);
        await walk.DoAsync(receive);
        await walk.DoAsync(new RenewalCommand.RecordVerified(UploadKind.Identity, 2, Sha256Digest.Zero, []));
        var answer = await walk.Application.ViewIdentity.RunAsync(OrderWalk.Officer, walk.Id, new(), default);
        return Assert.IsType<Outcome<IdentityCopyView>.Done>(answer).Value;
    }

    /// <summary>A page of our own, drawn by poppler.</summary>
    private byte[] Render(string format, string name)
    {
        var page = new PaperDocument("Copie", "DR-1", "ro", "Exemplu", DemoHierarchy.UsualMoment, [new PaperBlock.Paragraph("Carte de identitate")], "-").Write();
        _judge.Keep("page.pdf", page);
        var (exit, output) = _judge.Run("pdftoppm", format, "-r", "30", "page.pdf", "page");
        Assert.True(exit == 0, output);
        return _judge.Read(name);
    }

    /// <summary>A JPEG as poppler draws it from a page that holds nothing else.</summary>
    private byte[] Drawn(byte[] jpeg) => Ppm(PdfOf(jpeg, string.Empty));

    private byte[] Ppm(byte[] pdf)
    {
        _judge.Keep("drawn.pdf", pdf);
        var (exit, output) = _judge.Run("pdftoppm", "-r", "72", "-singlefile", "drawn.pdf", "drawn");
        Assert.True(exit == 0, output);
        var pixels = _judge.Read("drawn.ppm");
        Assert.True(pixels.Distinct().Count() > 8, "The page is empty.");
        return pixels;
    }

    private static byte[] Packed(string text) => Packed(Encoding.ASCII.GetBytes(text));

    private static byte[] Packed(byte[] octets)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(octets);
        }

        return packed.ToArray();
    }

    /// <summary>The picture of a PDF as poppler takes it out.</summary>
    private byte[] Picture(byte[] pdf)
    {
        _judge.Keep("packed.pdf", pdf);
        var (exit, output) = _judge.Run("pdfimages", "-j", "packed.pdf", "taken");
        Assert.True(exit == 0, output);
        return _judge.Read("taken-000.jpg");
    }

    private static byte[] PdfOf(byte[] jpeg, string metadata) => PdfOf(jpeg, Encoding.ASCII.GetBytes(metadata.PadRight(1)), string.Empty);

    private static byte[] PdfOf(byte[] jpeg, byte[] metadata, string filter, Func<byte[], byte[]>? pack = null)
    {
        var (picture, pictureFilter) = pack is null ? (jpeg, "/DCTDecode") : (pack(jpeg), "[/FlateDecode /DCTDecode]");
        var frame = Enumerable.Range(0, jpeg.Length).First(at => jpeg[at] == 0xFF && jpeg[at + 1] is 0xC0 or 0xC1 or 0xC2 && jpeg[at + 4] == 8);
        var height = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(frame + 5));
        var width = BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(frame + 7));
        var colours = jpeg[frame + 9] == 1 ? "/DeviceGray" : "/DeviceRGB";
        var file = new List<byte>(Encoding.ASCII.GetBytes("%PDF-1.4\n"));
        var places = new List<int>();
        void Add(string head, byte[] stream)
        {
            places.Add(file.Count);
            file.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{head}")));
            if (stream.Length > 0)
            {
                file.AddRange("\nstream\n"u8);
                file.AddRange(stream);
                file.AddRange("\nendstream"u8);
            }

            file.AddRange("\nendobj\n"u8);
        }

        var draw = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{width} 0 0 {height} 0 0 cm /I Do"));
        Add("<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>", []);
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", []);
        Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>", []);
        Add($"<< /Length {draw.Length} >>", draw);
        Add($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {colours} /BitsPerComponent 8 /Filter {pictureFilter} /Length {picture.Length} >>", picture);
        Add($"<< /Type /Metadata /Subtype /XML{filter} /Length {metadata.Length} >>", metadata);
        var table = file.Count;
        file.AddRange(Encoding.ASCII.GetBytes($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        places.ForEach(place => file.AddRange(Encoding.ASCII.GetBytes($"{place:D10} 00000 n \n")));
        file.AddRange(Encoding.ASCII.GetBytes($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return [.. file];
    }

    /// <summary>An Exif block with an orientation, and a secret where position data stands.</summary>
    private static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0"u8, (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
        0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret),
    ];

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>A picture of 4 by 4, with a description, an XMP block and a GPS directory.</summary>
    private static byte[] Tiff(bool isLittle)
    {
        var secret = Encoding.ASCII.GetBytes(Secret);
        const int directory = 8 + 2 + (12 * 12) + 4;
        var gps = directory + secret.Length;
        var strip = gps + 18;
        (ushort Tag, ushort Type, uint Count, uint Value)[] entries =
        [
            (256, 4, 1, 4), (257, 4, 1, 4), (258, 4, 1, 8), (259, 4, 1, 1), (262, 4, 1, 1), (270, 2, (uint)secret.Length, directory), (273, 4, 1, (uint)strip),
            (274, 4, 1, 1), (278, 4, 1, 4), (279, 4, 1, 16), (700, 1, (uint)secret.Length, directory), (34853, 4, 1, (uint)gps),
        ];
        var file = new byte[strip + 16];
        (isLittle ? "II*\0"u8 : "MM\0*"u8).CopyTo(file);
        UInt32(4, 8);
        UInt16(8, (ushort)entries.Length);
        for (var place = 0; place < entries.Length; place++)
        {
            var at = 10 + (place * 12);
            UInt16(at, entries[place].Tag);
            UInt16(at + 2, entries[place].Type);
            UInt32(at + 4, entries[place].Count);
            UInt32(at + 8, entries[place].Value);
        }

        secret.CopyTo(file, directory);
        UInt16(gps, 1);
        Encoding.ASCII.GetBytes("26.1025E").CopyTo(file, gps + 6);
        file.AsSpan(strip).Fill(0x7F);
        return file;

        void UInt16(int at, ushort value)
        {
            var octets = BitConverter.GetBytes(value);
            (isLittle ? octets : [.. octets.Reverse()]).CopyTo(file, at);
        }

        void UInt32(int at, uint value)
        {
            var octets = BitConverter.GetBytes(value);
            (isLittle ? octets : [.. octets.Reverse()]).CopyTo(file, at);
        }
    }

    private static bool Tells(byte[] file) => Find(file, Secret) >= 0 || Find(file, "26.1025E") >= 0;

    private static int Find(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.Latin1.GetBytes(text));

    /// <summary>From the first scan on.</summary>
    private static byte[] Scan(byte[] jpeg) => jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])..];
}
