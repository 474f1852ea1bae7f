using System.Buffers.Binary;
using System.IO.Compression;

namespace DigiRenew.Demo;

/// <summary>A picture that stands for the identity card: a grey card with a dark frame, as PNG (ISO/IEC 15948).</summary>
public static class IdentityCopy
{
    private const int Width = 860;
    private const int Height = 540;

    /// <param name="paper">How light the card is, 0 to 255: another one makes another picture.</param>
    public static byte[] Png(byte paper = 225)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8; // bits a sample; colour type 0 is grey
        Chunk(file, "IHDR"u8, header);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal))
        {
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < Width; x++)
                {
                    var frame = x < 12 || y < 12 || x >= Width - 12 || y >= Height - 12;
                    var photo = x is > 50 and < 280 && y is > 110 and < 430;
                    zlib.WriteByte(frame ? (byte)40 : photo ? (byte)(150 + (x + y) % 40) : (byte)(paper - y % 90 / 30));
                }
            }
        }

        Chunk(file, "IDAT"u8, pixels.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32([.. type, .. data]));
        file.Write(number);
    }

    private static uint Crc32(byte[] octets)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var octet in octets)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
