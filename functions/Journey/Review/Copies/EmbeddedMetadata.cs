using System.Buffers.Binary;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>Blanks Exif and XMP in JPEG streams and XMP packets (ISO 16684-1 §7.3) that lie unpacked within another file, in place: no length changes.</summary>
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
