using System.Buffers.Binary;
using System.Text;

namespace DigiRenew.Tests.Fuzz.Mutations;

/// <summary>Edits of pictures by their parts: PNG chunks (with their CRC made right), JPEG segments, TIFF directory entries, BMP header numbers.</summary>
internal static class PictureMutations
{
    public static byte[] Apply(Random random, byte[] file)
    {
        var edited = random.Next(4) == 0 ? OctetMutations.Apply(random, file)
            : file is [0x89, (byte)'P', ..] ? Png(random, file)
            : file is [0xFF, 0xD8, ..] ? Jpeg(random, file)
            : Numbers(random, file);
        return random.Next(8) == 0 ? OctetMutations.Apply(random, edited) : edited;
    }

    private static byte[] Png(Random random, byte[] file)
    {
        var chunks = new List<(string Type, byte[] Content)>();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((Encoding.Latin1.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        Shuffle(random, chunks, chunk => random.Next(3) == 0
            ? (new[] { "IHDR", "IDAT", "IEND", "PLTE", "tEXt", "iCCP", "zTXt", "acTL", "\0\0\0\0" }[random.Next(9)], chunk.Content)
            : (chunk.Type, OctetMutations.Apply(random, chunk.Content)));
        return [.. file[..8], .. chunks.SelectMany(chunk => Files.Chunk(chunk.Type, chunk.Content))];
    }

    private static byte[] Jpeg(Random random, byte[] file)
    {
        var segments = new List<byte[]>();
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != 0xDA)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            segments.Add(file[at..(at + length)]);
            at += length;
        }

        segments.Add(file[at..^2]);
        segments.Add(file[^2..]);
        Shuffle(random, segments, segment => OctetMutations.Apply(random, segment));
        return [0xFF, 0xD8, .. segments.SelectMany(segment => segment)];
    }

    /// <summary>Numbers at their edges, at the places where headers and directories have them.</summary>
    private static byte[] Numbers(Random random, byte[] file)
    {
        var copy = file.AsSpan().ToArray();
        for (var edits = random.Next(1, 5); edits > 0 && copy.Length >= 6; edits--)
        {
            var at = random.Next(2, Math.Max(3, Math.Min(copy.Length - 4, 160)));
            var value = random.Next(2) == 0 ? OctetMutations.Edge(random) : (uint)random.Next(copy.Length + 16);
            if (random.Next(2) == 0)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(at), value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at), (ushort)value);
            }
        }

        return copy;
    }

    private static void Shuffle<T>(Random random, List<T> parts, Func<T, T> change)
    {
        for (var edits = random.Next(1, 4); edits > 0 && parts.Count > 0; edits--)
        {
            var (at, other) = (random.Next(parts.Count), random.Next(parts.Count));
            switch (random.Next(5))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.InsertRange(at, Enumerable.Repeat(parts[other], 1 << random.Next(10)));
                    break;
                case 2:
                    (parts[at], parts[other]) = (parts[other], parts[at]);
                    break;
                default:
                    parts[at] = change(parts[at]);
                    break;
            }
        }
    }
}
