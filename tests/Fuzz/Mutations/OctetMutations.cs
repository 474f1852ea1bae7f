using System.Buffers.Binary;

namespace DigiRenew.Tests.Fuzz.Mutations;

/// <summary>Edits that know nothing of the format.</summary>
internal static class OctetMutations
{
    private const int LargestInput = 4 * 1024 * 1024;

    private static readonly uint[] Edges = [0, 1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>One to four edits.</summary>
    public static byte[] Apply(Random random, byte[] octets)
    {
        var edited = octets;
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            edited = Once(random, edited);
        }

        return edited.Length > LargestInput ? edited[..LargestInput] : edited;
    }

    public static uint Edge(Random random) => Edges[random.Next(Edges.Length)];

    private static byte[] Once(Random random, byte[] octets)
    {
        if (octets.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var at = random.Next(octets.Length);
        var length = random.Next(1, Math.Min(64, octets.Length - at) + 1);
        switch (random.Next(8))
        {
            case 0:
                return Edit(octets, copy => copy[at] ^= (byte)(1 << random.Next(8)));
            case 1:
                return Edit(octets, copy => copy[at] = (byte)random.Next(256));
            case 2:
                return [.. octets[..at], .. octets[(at + length)..]];
            case 3:
                return [.. octets[..at], .. octets[at..(at + length)], .. octets[at..]];
            case 4:
                var inserted = new byte[length];
                random.NextBytes(inserted);
                return [.. octets[..at], .. inserted, .. octets[at..]];
            case 5:
                return octets[..at];
            case 6:
                var from = random.Next(octets.Length - length + 1);
                return Edit(octets, copy => octets.AsSpan(from, length).CopyTo(copy.AsSpan(at)));
            default:
                return Edit(octets, copy => Number(random, copy.AsSpan(at)));
        }
    }

    /// <summary>Writes a number at the edge of its range.</summary>
    private static void Number(Random random, Span<byte> at)
    {
        Span<byte> number = stackalloc byte[4];
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(number, Edge(random));
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, Edge(random));
        }

        var width = Math.Min(at.Length, 1 << random.Next(3));
        number[..width].CopyTo(at);
    }

    private static byte[] Edit(byte[] octets, Action<byte[]> edit)
    {
        var copy = octets.AsSpan().ToArray();
        edit(copy);
        return copy;
    }
}
