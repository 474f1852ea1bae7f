using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DigiRenew.Tests.Builders;

/// <summary>Small files of each format, written by hand, and parts to spoil them with.</summary>
public static class Files
{
    /// <summary>A grey picture.</summary>
    public static byte[] Png(uint width = 4, uint height = 4)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[Math.Min(width + 1, 1000) * Math.Min(height, 1000)]);
        }

        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(named));
        return chunk;
    }

    /// <summary>A bitmap of 24 bits a pixel.</summary>
    public static byte[] Bmp(int width = 3, int height = 2)
    {
        var stride = ((width * 24) + 31) / 32 * 4;
        var file = new byte[54 + (stride * height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), 24);
        return file;
    }

    /// <summary>A little-endian TIFF with one strip.</summary>
    public static byte[] Tiff(uint nextDirectory = 0, uint stripOffset = 0)
    {
        (ushort Tag, uint Value)[] entries = [(256, 4), (257, 4), (258, 8), (259, 1), (262, 1), (273, stripOffset), (278, 4), (279, 16)];
        var directory = 8 + 2 + (entries.Length * 12) + 4;
        var file = new byte[directory + 16];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), (ushort)entries.Length);
        for (var at = 0; at < entries.Length; at++)
        {
            var entry = file.AsSpan(10 + (at * 12), 12);
            var (tag, value) = entries[at];
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], tag == 273 && value == 0 ? (uint)directory : value);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(directory - 4), nextDirectory);
        return file;
    }

    /// <summary>The frame of a JPEG with a scan of a few octets; decoders need tables, the structure does not.</summary>
    public static byte[] Jpeg(ushort width = 16, ushort height = 16) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        0xFF, 0xD9,
    ];

    /// <summary>A PDF of one empty page, with something in its catalogue.</summary>
    public static byte[] Pdf(string inCatalogue = "", string objects = "") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {inCatalogue} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [9 0 R] /Count 1 >>\nendobj\n"
        + $"9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>\nendobj\n{objects}"
        + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 10 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");

    /// <summary>An object stream with one object, written after its number and the offset 0.</summary>
    public static string ObjectStream(string objects)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(objects));
        }

        return $"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream\nendobj\n";
    }

    private static uint Crc(byte[] octets)
    {
        var crc = uint.MaxValue;
        foreach (var octet in octets)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
