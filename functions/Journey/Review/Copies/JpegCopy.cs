using System.Buffers.Binary;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>JPEG (ITU-T T.81) of frame, tables and scans alone; entropy-coded data is copied as it is.</summary>
internal static class JpegCopy
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Jfif = 0xE0;
    private const byte Exif = 0xE1;
    private const byte Adobe = 0xEE;
    private const int JfifWithoutThumbnail = 12; // identifier, version, units, densities (JFIF 1.02)
    private const int AdobeLength = 12;

    private static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    public static byte[] Of(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, StartOfImage, ..])
        {
            throw new InvalidDataException("This is no JPEG.");
        }

        using var copy = new MemoryStream(file.Length);
        copy.Write(file[..2]);
        for (var at = 2; ;)
        {
            var marker = file[at..][1];
            if (file[at] != 0xFF)
            {
                throw new InvalidDataException("This is no marker.");
            }

            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                copy.Write([0xFF, EndOfImage]);
                return copy.ToArray();
            }

            var segment = file.Slice(at + 4, BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]) - 2);
            at += 4 + segment.Length;
            Keep(copy, marker, segment);
            if (marker == StartOfScan)
            {
                var end = EndOfScan(file, at);
                copy.Write(file[at..end]);
                at = end;
            }
        }
    }

    private static void Keep(MemoryStream copy, byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case (>= 0xC0 and <= 0xCF) or (>= StartOfScan and <= 0xDF):
                Write(copy, marker, segment);
                break;
            case Jfif when segment.StartsWith("JFIF\0"u8) && segment.Length >= JfifWithoutThumbnail:
                Write(copy, marker, [.. segment[..JfifWithoutThumbnail], 0, 0]);
                break;
            case Adobe when segment.StartsWith("Adobe"u8) && segment.Length >= AdobeLength:
                Write(copy, marker, segment[..AdobeLength]); // says how colours are stored
                break;
            case Exif when segment.StartsWith(ExifName) && Orientation.Find(segment[ExifName.Length..]) is { } turned:
                Write(copy, marker, [.. ExifName, .. Orientation.Write(turned)]);
                break;
        }
    }

    private static void Write(MemoryStream copy, byte marker, ReadOnlySpan<byte> segment)
    {
        var length = segment.Length + 2;
        copy.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        copy.Write(segment);
    }

    /// <summary>The place of the first marker after entropy-coded data; stuffed zeros and restarts belong to the data.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (!(file[at..][0] == 0xFF && file[at..][1] is not (0x00 or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at;
    }
}
