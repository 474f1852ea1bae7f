using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Review.Copies;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;
using static DigiRenew.Tests.Unit.Journey.Review.TellingFile;

namespace DigiRenew.Tests.Unit.Journey.Review;

/// <summary>Pictures are made and opened by poppler, which nobody here wrote; metadata is put in by hand.</summary>
public sealed class Showing_an_identity_copy : IDisposable
{
    private readonly Poppler _poppler = new();

    public void Dispose() => _poppler.Dispose();

    [Fact]
    public async Task gives_the_officer_a_copy_without_metadata_and_keeps_the_original()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        byte[] original = [.. Files.Png()[..33], .. Files.Chunk("tEXt", Encoding.ASCII.GetBytes("Location\0" + Secret)), .. Files.Png()[33..]];
        var shown = await ReadAsync(walk, original);

        Assert.Equal(Files.Png(), Convert.FromBase64String(shown.Content));
        Assert.Equal("image/png", shown.MediaType);
        Assert.Equal(original, (await walk.PrivateDocuments.FindAsync(walk.Id, PrivateUploads.NameOf(UploadKind.Identity, 2, Sha256Digest.Of(original)), default))!.Value.ToArray());
    }

    [Fact]
    public void of_a_JPEG_drops_every_segment_but_those_of_the_picture()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
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
        Assert.Equal(_poppler.Drawn(picture), _poppler.Drawn(copy));
        Assert.Equal(copy, OperatorCopy.Of("jpeg", copy));
    }

    [Fact]
    public void of_a_JPEG_drops_the_thumbnail_of_its_JFIF_segment()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
        byte[] told = [.. picture[..2], .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]), .. picture[20..]];
        var copy = OperatorCopy.Of("jpeg", told);
        Assert.Equal([.. picture[..2], .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0])], copy[..20]);
        Assert.Equal(_poppler.Drawn(picture), _poppler.Drawn(copy));
    }

    [Fact]
    public void of_a_PNG_drops_text_time_profile_and_Exif_chunks()
    {
        var picture = _poppler.Render("-png", "page-1.png");
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
        _poppler.Judge.Keep("copy.png", copy);
        _poppler.Judge.Keep("picture.png", picture);
        var (exit, seen) = _poppler.Judge.Run("python3", "-c", ReadPng, "copy.png", "picture.png");
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
        var picture = _poppler.Render("-tiff", "page-1.tif");
        var copy = OperatorCopy.Of("tif", picture);
        Assert.Equal(picture.Length, copy.Length);
        Assert.Equal(copy, OperatorCopy.Of("tif", copy));
        _poppler.Judge.Keep("copy.tif", copy);
        _poppler.Judge.Keep("picture.tif", picture);
        var (exit, seen) = _poppler.Judge.Run("python3", "-c", ReadTiff, "copy.tif", "picture.tif");
        Assert.True(exit == 0, seen);
        Assert.Contains("same strips", seen, StringComparison.Ordinal);
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
        await walk.PrivateDocuments.PutAsync(walk.Id, PrivateUploads.NameOf(UploadKind.Identity, 2, Sha256Digest.Of(file)), file, default);
        await walk.DoAsync(receive);
        await walk.DoAsync(new RenewalCommand.RecordVerified(UploadKind.Identity, 2, Sha256Digest.Zero, []));
        var answer = await walk.Application.ViewIdentity.RunAsync(OrderWalk.Officer, walk.Id, new(), default);
        return Assert.IsType<Outcome<IdentityCopyView>.Done>(answer).Value;
    }

    /// <summary>From the first scan on.</summary>
    private static byte[] Scan(byte[] jpeg) => jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])..];
}
