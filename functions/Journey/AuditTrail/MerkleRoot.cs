using System.Security.Cryptography;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// One digest over the heads of all orders, sorted by id: leaf = SHA-256(0x00 | id, 16 octets big-endian | head), node =
/// SHA-256(0x01 | left | right); an odd node is promoted as it is.
/// </summary>
public static class MerkleRoot
{
    /// <summary>The root; zeros where there is no order.</summary>
    public static Sha256Digest Of(IEnumerable<KeyValuePair<RenewalId, Sha256Digest>> heads)
    {
        var level = heads.OrderBy(head => head.Key.Value).Select(head => Leaf(head.Key, head.Value)).ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair.Length == 2 ? Node(pair[0], pair[1]) : pair[0])];
        }

        return level.Count == 0 ? Sha256Digest.Zero : Sha256Digest.FromBytes(level[0]);
    }

    private static byte[] Leaf(RenewalId id, Sha256Digest head) => SHA256.HashData([0, .. id.Value.ToByteArray(bigEndian: true), .. head.ToBytes()]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
