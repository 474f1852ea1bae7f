using System.Buffers.Binary;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>PNG (ISO/IEC 15948): signature, chunks whose CRC holds, IHDR first, and an IEND that ends the file.</summary>
internal static class PngFile
{
    private const int Frame = 12; // Length, type and CRC of a chunk.

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            return false;
        }

        var hasData = false;
        for (var at = Signature.Length; at + Frame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - Frame)
            {
                return false;
            }

            var chunk = file.Slice(at + 4, 4 + (int)length);
            var isFirst = at == Signature.Length;
            at += Frame + (int)length;
            if (Crc32.Of(chunk) != BinaryPrimitives.ReadUInt32BigEndian(file[(at - 4)..]) || chunk.StartsWith("IHDR"u8) != isFirst)
            {
                return false;
            }

            if (isFirst && !IsReasonable(chunk[4..]))
            {
                return false;
            }

            hasData |= chunk.StartsWith("IDAT"u8);
            if (chunk.StartsWith("IEND"u8))
            {
                return hasData && length == 0 && at == file.Length;
            }
        }

        return false;
    }

    private static bool IsReasonable(ReadOnlySpan<byte> header) => header.Length == 13
        && FileContent.IsReasonable(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
}
