using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;
using DigiRenew.Journey.Uploads.Formats;

namespace DigiRenew.Journey.Review.Copies;

/// <summary>PNG (ISO/IEC 15948) of the chunks that a decoder needs: no text, time, profile, Exif or private chunk.</summary>
internal static class PngCopy
{
    private const int Signature = 8;
    private const int Frame = 12;

    private static readonly FrozenSet<string> Needed = FrozenSet.ToFrozenSet(
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"], StringComparer.Ordinal);

    public static byte[] Of(ReadOnlySpan<byte> file)
    {
        if (file is not [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..])
        {
            throw new InvalidDataException("This is no PNG.");
        }

        using var copy = new MemoryStream(file.Length);
        copy.Write(file[..Signature]);
        for (var rest = file[Signature..]; !rest.IsEmpty;)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(rest), int.MaxValue - Frame);
            var chunk = rest[..(Frame + length)];
            rest = rest[chunk.Length..];
            var type = Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if (Needed.Contains(type))
            {
                copy.Write(chunk);
            }
            else if (type == "eXIf" && Orientation.Find(chunk.Slice(8, length)) is { } turned)
            {
                Write(copy, "eXIf"u8, Orientation.Write(turned));
            }

            if (type == "IEND")
            {
                return copy.ToArray();
            }
        }

        throw new InvalidDataException("The picture has no end.");
    }

    private static void Write(MemoryStream copy, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] named = [.. type, .. content];
        var number = new byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        copy.Write(number);
        copy.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(named));
        copy.Write(number);
    }
}
