using System.Buffers.Binary;
using System.Text;

namespace DigiRenew.Pki.Asic;

/// <summary>
/// A ZIP (ISO/IEC 21320-1, PKWARE APPNOTE 6.3) whose entries are stored: no compression, no extra fields, no data descriptors,
/// one time for all. Unlike the platform's writer it gives the same octets on every system.
/// </summary>
internal static class StoredZip
{
    private const ushort Version = 10; // stored files and nothing else
    private const int LocalHeader = 30;
    private const int CentralHeader = 46;
    private const int End = 22;

    private static readonly uint[] Table = MakeTable();

    /// <summary>Writes the files in the order given; names are ASCII, the whole is under 4 GiB and 65,535 files.</summary>
    public static byte[] Write(DateTimeOffset time, IReadOnlyCollection<(string Name, ReadOnlyMemory<byte> Content)> files)
    {
        var stamp = StampOf(time.UtcDateTime);
        using var entries = new MemoryStream();
        using var directory = new MemoryStream();
        Span<byte> header = stackalloc byte[CentralHeader];
        foreach (var (name, content) in files)
        {
            var offset = (uint)entries.Length;
            var octets = Encoding.ASCII.GetBytes(name);
            var crc = Crc(content.Span);
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
            Describe(header[10..], stamp, crc, content.Length, octets.Length);
            entries.Write(header[..LocalHeader]);
            entries.Write(octets);
            entries.Write(content.Span);

            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014B50);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
            BinaryPrimitives.WriteUInt16LittleEndian(header[6..], Version);
            Describe(header[12..], stamp, crc, content.Length, octets.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], offset);
            directory.Write(header);
            directory.Write(octets);
        }

        var end = new byte[End];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)files.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)files.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)entries.Length);
        return [.. entries.ToArray(), .. directory.ToArray(), .. end];
    }

    /// <summary>The fields that both headers have in the same order: time, CRC, sizes, length of the name.</summary>
    private static void Describe(Span<byte> at, uint stamp, uint crc, int size, int name)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, stamp);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], crc);
        BinaryPrimitives.WriteInt32LittleEndian(at[8..], size);
        BinaryPrimitives.WriteInt32LittleEndian(at[12..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(at[16..], (ushort)name);
    }

    /// <summary>MS-DOS time and date, in one number.</summary>
    private static uint StampOf(DateTime time) =>
        (uint)((time.Second / 2) | (time.Minute << 5) | (time.Hour << 11) | (time.Day << 16) | (time.Month << 21) | ((time.Year - 1980) << 25));

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc = Table[(byte)(crc ^ octet)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint octet = 0; octet < table.Length; octet++)
        {
            var crc = octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }

            table[octet] = crc;
        }

        return table;
    }
}
