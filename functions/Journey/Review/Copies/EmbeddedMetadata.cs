using System.Buffers.Binary;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>
/// Blanks, in place, so that no length changes: Exif and XMP in JPEG streams, XMP packets that lie open within another file
/// (ISO 16684-1 §7.3), and the metadata streams of a PDF, packed or not (ISO 32000-1 §14.3.2), which no page needs.
/// </summary>
internal static class EmbeddedMetadata
{
    private const int Frame = 4; // marker and length of a JPEG segment

    private static ReadOnlySpan<byte> PacketBegin => "<?xpacket begin"u8;

    private static ReadOnlySpan<byte> PacketEnd => "<?xpacket end"u8;

    /// <returns>The same array.</returns>
    public static byte[] Blank(byte[] file)
    {
        BlankSegments(file);
        BlankPackets(file);
        BlankMetadataStreams(file);
        return file;
    }

    private static void BlankSegments(Span<byte> file)
    {
        for (var rest = file; rest.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xE1]) is >= 0 and var at; rest = rest[(at + 2)..])
        {
            var segment = rest[at..];
            if (segment.Length >= Frame && BinaryPrimitives.ReadUInt16BigEndian(segment[2..]) is var length && length >= 2 && length + 2 <= segment.Length)
            {
                var content = segment.Slice(Frame, length - 2);
                if (content.StartsWith("Exif\0\0"u8) || content.StartsWith("http://ns.adobe.com/x"u8))
                {
                    content.Clear();
                }
            }
        }
    }

    private static void BlankMetadataStreams(Span<byte> file)
    {
        for (var (from, at) = (0, 0); (at = file[from..].IndexOf("stream"u8)) >= 0; from += at + "stream"u8.Length)
        {
            var begin = from + at + "stream"u8.Length;
            var before = file[from..(from + at)];
            var dictionary = before[(before.LastIndexOf("obj"u8) + 1)..];
            if (!before.EndsWith("end"u8)
                && dictionary.IndexOf("/Metadata"u8) >= 0
                && dictionary.IndexOf("/XML"u8) >= 0
                && file[begin..].IndexOf("endstream"u8) is > 2 and var length)
            {
                file.Slice(begin + 2, length - 2).Fill((byte)' '); // after the end of the line that the keyword stands on
            }
        }
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
