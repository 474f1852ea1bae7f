using System.Buffers.Binary;

namespace DigiRenew.Journey.Uploads.Formats;

/// <summary>JPEG (ITU-T T.81, Annex B): markers from SOI to an EOI that ends the file.</summary>
internal static class JpegFile
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, StartOfImage, ..])
        {
            return false;
        }

        var hasFrame = false;
        var hasScan = false;
        for (var at = 2; at + 1 < file.Length;)
        {
            if (file[at] != 0xFF)
            {
                return false;
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // Fill octet, B.1.1.2.
                continue;
            }

            if (marker == EndOfImage)
            {
                return hasFrame && hasScan && at + 2 == file.Length;
            }

            if (marker is 0x00 or 0x01 or StartOfImage or (>= 0xD0 and <= 0xD7) || at + 4 > file.Length)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return false;
            }

            var segment = file.Slice(at + 4, length - 2);
            at += 2 + length;
            if (IsFrame(marker))
            {
                if (hasFrame || segment.Length < 6 || !IsReasonable(segment))
                {
                    return false;
                }

                hasFrame = true;
            }
            else if (marker == StartOfScan)
            {
                if (!hasFrame)
                {
                    return false;
                }

                hasScan = true;
                at = EndOfScan(file, at);
            }
        }

        return false;
    }

    /// <summary>SOF0 to SOF15, without DHT (C4), JPG (C8) and DAC (CC).</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool IsReasonable(ReadOnlySpan<byte> frame) => FileContent.IsReasonable(
        BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));

    /// <summary>The place of the first marker after entropy-coded data; stuffed zeros and restarts belong to the data.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at + 1 < file.Length && !(file[at] == 0xFF && file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at;
    }
}
