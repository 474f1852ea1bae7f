using System.Buffers.Binary;
using System.IO.Compression;
using DigiRenew.Journey.Uploads.Formats;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>
/// Blanks, in place, so that no length changes: Exif and XMP in JPEG streams, XMP packets that lie open within another file
/// (ISO 16684-1 §7.3), the metadata streams of a PDF, packed or not (ISO 32000-1 §14.3.2), which no page needs, and Exif and XMP in
/// JPEG streams that a PDF packs once more.
/// </summary>
internal static class EmbeddedMetadata
{
    private const int Frame = 4; // marker and length of a JPEG segment
    private const int MostGained = 16 * 1024 * 1024; // a JPEG hardly packs any further

    private static ReadOnlySpan<byte> PacketBegin => "<?xpacket begin"u8;

    private static ReadOnlySpan<byte> PacketEnd => "<?xpacket end"u8;

    /// <returns>The same array.</returns>
    public static byte[] Blank(byte[] file)
    {
        BlankSegments(file);
        BlankPackets(file);
        return file;
    }

    /// <returns>The same array.</returns>
    /// <exception cref="InvalidDataException">Its structure can't be followed, or a packed picture can't be opened.</exception>
    public static byte[] BlankPdf(byte[] file)
    {
        var streams = PdfStructure.StreamsOf(file) ?? throw new InvalidDataException("The structure of the PDF can't be followed.");
        BlankStreams(file, streams);
        return Blank(file);
    }

    /// <returns>Whether there was anything to blank.</returns>
    private static bool BlankSegments(Span<byte> file)
    {
        var any = false;
        for (var rest = file; rest.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xE1]) is >= 0 and var at; rest = rest[(at + 2)..])
        {
            var segment = rest[at..];
            if (segment.Length >= Frame && BinaryPrimitives.ReadUInt16BigEndian(segment[2..]) is var length && length >= 2 && length + 2 <= segment.Length)
            {
                var content = segment.Slice(Frame, length - 2);
                if (content.StartsWith("Exif\0\0"u8) || content.StartsWith("http://ns.adobe.com/x"u8))
                {
                    content.Clear();
                    any = true;
                }
            }
        }

        return any;
    }

    private static void BlankStreams(Span<byte> file, IReadOnlyList<PdfStream> streams)
    {
        foreach (var stream in streams)
        {
            ReadOnlySpan<byte> dictionary = file[stream.Dictionary];
            if (Has(dictionary, "/Metadata"u8) && Has(dictionary, "/XML"u8))
            {
                file[stream.Data].Fill((byte)' ');
            }
            else if (Has(dictionary, "/DCT"u8) && Has(dictionary, "/Fl"u8))
            {
                BlankPackedPicture(file[stream.Data]);
            }
        }
    }

    private static bool Has(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> name) => dictionary.IndexOf(name) >= 0;

    /// <summary>Octets behind the end of a packed stream are nobody's: a picture without metadata packs into less room.</summary>
    /// <exception cref="InvalidDataException">It does not, or the picture is out of all measure: it can't be shown without what it must not show.</exception>
    private static void BlankPackedPicture(Span<byte> packed)
    {
        using var picture = new MemoryStream();
        using (var reader = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress))
        {
            var part = new byte[81920];
            for (int read; (read = reader.Read(part)) > 0;)
            {
                picture.Write(part, 0, read);
                if (picture.Length > packed.Length + MostGained)
                {
                    throw new InvalidDataException("A packed picture is too large.");
                }
            }
        }

        if (!BlankSegments(picture.GetBuffer().AsSpan(0, (int)picture.Length)))
        {
            return;
        }

        using var again = new MemoryStream();
        using (var writer = new ZLibStream(again, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            picture.WriteTo(writer);
        }

        if (again.Length > packed.Length)
        {
            throw new InvalidDataException("A packed picture takes more room without its metadata than it has.");
        }

        again.GetBuffer().AsSpan(0, (int)again.Length).CopyTo(packed);
        packed[(int)again.Length..].Clear();
    }

    private static void BlankPackets(Span<byte> file)
    {
        for (var rest = file; rest.IndexOf(PacketBegin) is >= 0 and var begin;)
        {
            var packet = rest[begin..];
            var end = packet.IndexOf(PacketEnd);
            if (end < 0)
            {
                return;
            }

            packet[..end].Fill((byte)' ');
            rest = packet[end..];
        }
    }
}
