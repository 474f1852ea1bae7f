using System.Buffers.Binary;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>Windows bitmap: file header, BITMAPINFOHEADER or a later one, uncompressed pixels that end the file.</summary>
internal static class BmpFile
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;
    private const int LargestHeader = 124; // BITMAPV5HEADER.
    private const long Padding = 4;

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file.Length < FileHeader + InfoHeader || !file.StartsWith("BM"u8))
        {
            return false;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[2..]);
        var pixels = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        var header = BinaryPrimitives.ReadUInt32LittleEndian(file[FileHeader..]);
        var width = (long)BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
        var height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])); // Negative: from top to bottom.
        var planes = BinaryPrimitives.ReadUInt16LittleEndian(file[26..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]);
        var compression = BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        if (size != file.Length
            || header is < InfoHeader or > LargestHeader
            || planes != 1
            || bits is not (1 or 4 or 8 or 16 or 24 or 32)
            || compression is not (0 or 3)
            || pixels < FileHeader + header
            || pixels > FileHeader + header + 16 + (256 * 4)
            || !FileContent.IsReasonable(width, height))
        {
            return false;
        }

        var stride = ((width * bits) + 31) / 32 * 4;
        var end = pixels + (stride * height);
        return end <= file.Length && file.Length < end + Padding;
    }
}
