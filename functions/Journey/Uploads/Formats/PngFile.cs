using System.Buffers.Binary;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>PNG (ISO/IEC 15948): signature, chunks whose CRC holds, IHDR first, as many pixels as it says, and an IEND that ends the file.</summary>
internal static class PngFile
{
    private const int Frame = 12; // Length, type and CRC of a chunk.
    private const long LargestExtra = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            return false;
        }

        using var data = new MemoryStream();
        var expected = -1L;
        var room = LargestExtra;
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

            if (isFirst)
            {
                expected = IsReasonable(chunk[4..]) ? Pixels(chunk[4..]) : 0;
            }

            if (expected <= 0 || !IsBounded(chunk, ref room))
            {
                return false;
            }

            if (chunk.StartsWith("IDAT"u8))
            {
                data.Write(chunk[4..]);
            }

            if (chunk.StartsWith("IEND"u8))
            {
                return length == 0 && at == file.Length && Inflation.Measure(data.ToArray(), expected) == expected;
            }
        }

        return false;
    }

    private static bool IsReasonable(ReadOnlySpan<byte> header) => header.Length == 13
        && FileContent.IsReasonable(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));

    /// <summary>Octets of all rows with their filter types, unpacked (§7.2, §8.1 for interlaced ones); 0 for a header that says nothing known.</summary>
    private static long Pixels(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        var channels = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        var bits = header[8] is 1 or 2 or 4 or 8 or 16 ? channels * header[8] : 0;
        if (bits == 0 || header[12] > 1)
        {
            return 0;
        }

        ReadOnlySpan<(int X, int Y, int StepX, int StepY)> passes = header[12] == 0
            ? [(0, 0, 1, 1)]
            : [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var octets = 0L;
        foreach (var (x, y, stepX, stepY) in passes)
        {
            var columns = Math.Max(0, (width - x + stepX - 1) / stepX);
            var rows = Math.Max(0, (height - y + stepY - 1) / stepY);
            octets += columns == 0 ? 0 : rows * (1 + (((columns * bits) + 7) / 8));
        }

        return octets;
    }

    /// <summary>Colour profiles and texts may be packed (§11.3.2.3, §11.3.3): what comes out of all of them has a bound too.</summary>
    private static bool IsBounded(ReadOnlySpan<byte> chunk, ref long room)
    {
        var content = chunk[4..];
        var name = content.IndexOf((byte)0);
        if (chunk.StartsWith("iCCP"u8) || chunk.StartsWith("zTXt"u8))
        {
            return name >= 0 && name + 2 <= content.Length && IsBounded(content[(name + 2)..].ToArray(), ref room);
        }

        if (!chunk.StartsWith("iTXt"u8))
        {
            return true;
        }

        if (name < 0 || name + 3 > content.Length)
        {
            return false;
        }

        var rest = content[(name + 3)..];
        var language = rest.IndexOf((byte)0);
        var keyword = language < 0 ? -1 : rest[(language + 1)..].IndexOf((byte)0);
        return keyword >= 0
            && (content[name + 1] == 0 || IsBounded(rest[(language + keyword + 2)..].ToArray(), ref room));
    }

    private static bool IsBounded(byte[] packed, ref long room)
    {
        var unpacked = Inflation.Measure(packed, room);
        room -= unpacked ?? 0;
        return unpacked is not null && room >= 0;
    }
}
