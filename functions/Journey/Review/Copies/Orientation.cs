using System.Buffers.Binary;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>How a picture is to be turned (Exif 2.32 §4.6.4, tag 0x0112): the only metadata that an operator needs.</summary>
internal static class Orientation
{
    public const ushort Tag = 0x0112;

    private const ushort Short = 3;
    private const int Header = 8;
    private const int Entry = 12;

    /// <summary>The value in the first directory of an Exif block; null where there is none, or the usual one.</summary>
    /// <param name="exif">From the byte order on.</param>
    public static ushort? Find(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < Header || exif is not ([(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..]))
        {
            return null;
        }

        var isLittle = exif[0] == 'I';
        var at = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (at > exif.Length - 2)
        {
            return null;
        }

        var directory = exif[(int)at..];
        var count = UInt16(directory, isLittle);
        for (var entry = directory[2..]; count > 0 && entry.Length >= Entry; count--, entry = entry[Entry..])
        {
            if (UInt16(entry, isLittle) == Tag)
            {
                var value = UInt16(entry[8..], isLittle);
                return UInt16(entry[2..], isLittle) == Short && value is >= 2 and <= 8 ? value : null;
            }
        }

        return null;
    }

    /// <summary>An Exif block that says nothing else.</summary>
    public static byte[] Write(ushort value) =>
        [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, Header, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)value, 0, 0, 0, 0, 0, 0];

    private static ushort UInt16(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
