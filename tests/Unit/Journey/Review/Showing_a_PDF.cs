using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Review.Copies;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;
using static DigiRenew.Tests.Unit.Journey.Review.TellingFile;

namespace DigiRenew.Tests.Unit.Journey.Review;

/// <summary>An identity copy that is a PDF, as an operator sees it.</summary>
public sealed class Showing_a_PDF : IDisposable
{
    private readonly Poppler _poppler = new();

    public void Dispose() => _poppler.Dispose();

    [Fact]
    public void blanks_Exif_in_its_pictures_and_XMP_in_place()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
        byte[] photo = [.. picture[..2], .. Segment(0xE1, Exif(1)), .. picture[2..]];
        var told = PdfOf(photo, $"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><exif:GPSLatitude>{Secret}</exif:GPSLatitude><?xpacket end='w'?>");
        Assert.True(Tells(told));

        var copy = OperatorCopy.Of("pdf", told);

        Assert.False(Tells(copy));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(_poppler.Ppm(told), _poppler.Ppm(copy));
    }

    [Fact]
    public void blanks_Exif_in_a_picture_that_is_packed_once_more()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
        byte[] photo = [.. picture[..2], .. Segment(0xE1, Exif(1)), .. picture[2..]];
        var told = PdfOf(photo, " "u8.ToArray(), string.Empty, Packed);
        Assert.True(Tells(_poppler.Picture(told)));

        var copy = OperatorCopy.Of("pdf", told);

        Assert.False(Tells(_poppler.Picture(copy)));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(_poppler.Ppm(told), _poppler.Ppm(copy));
        Assert.Contains("no errors", _poppler.Judge.Run("sh", "-c", "qpdf --check drawn.pdf && echo no errors").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void leaves_a_packed_picture_without_metadata_as_it_is()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
        var copy = OperatorCopy.Of("pdf", PdfOf(picture, " "u8.ToArray(), string.Empty, Packed));
        Assert.True(copy.AsSpan().IndexOf(Packed(picture)) > 0);
    }

    [Fact]
    public void is_refused_where_a_packed_picture_takes_more_room_without_its_metadata()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
        var repeated = Enumerable.Repeat((byte)'a', 60).ToArray(); // packs into next to nothing, and so does its repetition
        byte[] photo = [.. picture[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. repeated]), .. Segment(0xFE, [.. "Exif\0\0"u8, .. repeated]), .. picture[2..]];
        var told = PdfOf(photo, " "u8.ToArray(), string.Empty, Packed);
        Assert.Contains("more room", Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", told)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_refused_where_what_must_not_show_cannot_be_taken_out()
    {
        var picture = _poppler.Render("-jpeg", "page-1.jpg");
        var torn = PdfOf(picture, " "u8.ToArray(), string.Empty, jpeg => [.. "no zlib"u8, .. Packed(jpeg)]);
        Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", torn));
        var veiled = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(PdfOf(picture, " "u8.ToArray(), string.Empty, Packed)).Replace("/FlateDecode", "/ASCII85Decode", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", veiled));
        var bomb = PdfOf(picture, " "u8.ToArray(), string.Empty, jpeg => Packed([.. jpeg, .. new byte[17 * 1024 * 1024]]));
        Assert.Throws<InvalidDataException>(() => OperatorCopy.Of("pdf", bomb));

        using var walk = await OrderWalk.ToReviewAsync();
        var slot = (await walk.ReadAsync()).Order.Uploads[UploadKind.Identity];
        await walk.DoAsync(new RenewalCommand.ReturnUpload(UploadKind.Identity, "officer-1", Sha256Digest.Zero));
        await walk.PrivateDocuments.PutAsync(walk.Id, PrivateUploads.NameOf(UploadKind.Identity, 2, Sha256Digest.Of(torn)), torn, default);
        await walk.DoAsync(new RenewalCommand.ReceiveUpload(new(UploadKind.Identity, 2, Sha256Digest.Of(torn), slot.Signature, 1, "pdf", slot.Receipt)));
        await walk.DoAsync(new RenewalCommand.RecordVerified(UploadKind.Identity, 2, Sha256Digest.Zero, []));
        var answer = await walk.Application.ViewIdentity.RunAsync(OrderWalk.Officer, walk.Id, new(), default);
        Assert.Equal("copy-not-shown", RenewalDesk.Code(answer));
        Assert.DoesNotContain((await walk.ReadAsync()).Events, recorded => recorded.Event is RenewalEvent.IdentityViewed);
    }

    [Fact]
    public void blanks_metadata_that_is_packed()
    {
        var packed = Packed($"<x:xmpmeta><exif:GPSLatitude>{Secret}</exif:GPSLatitude></x:xmpmeta>");
        var told = PdfOf(_poppler.Render("-jpeg", "page-1.jpg"), packed, " /Filter /FlateDecode");
        _poppler.Judge.Keep("told.pdf", told);
        Assert.Contains(Secret, _poppler.Judge.Run("pdfinfo", "-meta", "told.pdf").Output, StringComparison.Ordinal);

        var copy = OperatorCopy.Of("pdf", told);

        Assert.Equal(-1, copy.AsSpan().IndexOf(packed));
        Assert.Equal(told.Length, copy.Length);
        Assert.Equal(_poppler.Ppm(told), _poppler.Ppm(copy));
    }
}
