using System.Buffers.Binary;

namespace DigiRenew.Tests.Fuzz.Mutations;

/// <summary>Edits of a tree of DER: nodes doubled, left out, exchanged, nested, resized, retyped; wrong length fields; odd values.</summary>
internal static class DerMutations
{
    private static readonly byte[][] Lengths =
    [
        [0x80], [0x81, 0x00], [0x81, 0x05], [0x82, 0x00, 0x10], [0x84, 0x7F, 0xFF, 0xFF, 0xFF], [0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x88, 0, 0, 0, 1, 0, 0, 0, 0], [0xFF],
    ];

    private static readonly byte[] Tags = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0A, 0x0C, 0x13, 0x16, 0x17, 0x18, 0x1E, 0x30, 0x31, 0x24, 0x80, 0xA0, 0xA1, 0xA3, 0x1F, 0x00];

    /// <summary>A mutant of some DER; one in eight without regard to its structure.</summary>
    public static byte[] Apply(Random random, byte[] der)
    {
        if (random.Next(8) == 0 || DerNode.TryRead(der) is not { } root)
        {
            return OctetMutations.Apply(random, der);
        }

        Edit(random, root);
        return root.Write();
    }

    /// <summary>One to three edits inside a tree.</summary>
    public static void Edit(Random random, DerNode root)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            Once(random, root);
        }
    }

    private static void Once(Random random, DerNode root)
    {
        var all = root.All();
        var node = all[random.Next(all.Count)];
        var parents = all.FindAll(each => each.Inside is { Count: > 0 });
        if (parents.Count == 0 || random.Next(2) == 0)
        {
            Change(random, node, all);
            return;
        }

        var parent = parents[random.Next(parents.Count)];
        var siblings = parent.Inside!;
        var at = random.Next(siblings.Count);
        switch (random.Next(6))
        {
            case 0:
                siblings.Insert(at, siblings[at].Copy());
                break;
            case 1:
                siblings.RemoveAt(at);
                break;
            case 2:
                var other = random.Next(siblings.Count);
                (siblings[at], siblings[other]) = (siblings[other], siblings[at]);
                break;
            case 3:
                siblings.Insert(at, all[random.Next(all.Count)].Copy());
                break;
            case 4:
                siblings[at] = all[random.Next(all.Count)].Copy();
                break;
            default:
                var many = random.Next(2, 2000);
                if (siblings[at].Write().Length * (long)many < 64 * 1024)
                {
                    siblings.InsertRange(at, Enumerable.Range(0, many).Select(_ => siblings[at].Copy()).ToArray());
                }

                break;
        }
    }

    private static void Change(Random random, DerNode node, List<DerNode> all)
    {
        switch (random.Next(8))
        {
            case 0:
                node.Length = Lengths[random.Next(Lengths.Length)];
                break;
            case 1:
                node.Length = DerNode.LengthOf(Math.Max(0, node.Write().Length + random.Next(-8, 9)));
                break;
            case 2:
                node.Tag = Tags[random.Next(Tags.Length)];
                break;
            case 3:
                node.Tag ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                Flatten(node, Nest(random, node.Write()));
                break;
            case 5:
                Flatten(node, []);
                break;
            case 6:
                var number = new byte[random.Next(1, 24)];
                random.NextBytes(number);
                if (number.Length >= 4)
                {
                    BinaryPrimitives.WriteUInt32BigEndian(number, OctetMutations.Edge(random));
                }

                Flatten(node, number);
                break;
            default:
                var value = node.Inside is null ? node.Value : all[random.Next(all.Count)].Write();
                Flatten(node, OctetMutations.Apply(random, value));
                break;
        }
    }

    private static byte[] Nest(Random random, byte[] value)
    {
        byte tag = random.Next(2) == 0 ? (byte)0x30 : (byte)0xA0;
        for (var depth = 1 << random.Next(1, 13); depth > 0 && value.Length < 16 * 1024; depth--)
        {
            value = [tag, .. DerNode.LengthOf(value.Length), .. value];
        }

        return value;
    }

    private static void Flatten(DerNode node, byte[] value)
    {
        node.Inside = null;
        node.Value = value;
    }
}
