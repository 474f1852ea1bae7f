using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace DigiRenew.Pdf.Fonts;

/// <summary>Puts tables together to a TrueType file: table directory, padding, checksums (ISO/IEC 14496-22 §4).</summary>
internal static class TrueTypeFile
{
    private const uint ChecksumOfFile = 0xB1B0AFBA;

    /// <param name="tables">In the order of their tags; head with a checkSumAdjustment of 0.</param>
    public static byte[] Write((string Tag, byte[] Octets)[] tables)
    {
        var directory = 12 + (16 * tables.Length);
        var file = new byte[directory + tables.Sum(t => Padded(t.Octets.Length))];
        var log = BitOperations.Log2((uint)tables.Length);
        var range = 16 << log;
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)range);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * tables.Length) - range));

        var (offset, head) = (directory, 0);
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, octets) = tables[i];
            octets.CopyTo(file.AsSpan(offset));
            var entry = file.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(offset, Padded(octets.Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], octets.Length);
            head = tag == "head" ? offset : head;
            offset += Padded(octets.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), unchecked(ChecksumOfFile - Checksum(file)));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> octets)
    {
        var sum = 0u;
        for (var i = 0; i < octets.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(octets[i..]));
        }

        return sum;
    }
}
