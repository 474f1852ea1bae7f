using System.Buffers.Binary;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// Where the checkpoints have come to: the chain up to the newest one. The heads are kept beside the checkpoints, so that nobody need
/// follow them from the first; nothing rests on that: kept heads are believed only where the sealed checkpoint of their number has their
/// root, else all checkpoints are followed. The mark up to which the audit store was read is believed only as it is sealed: with another
/// one, new orders would never enter a checkpoint.
/// </summary>
/// <param name="Chain">Verified.</param>
internal sealed record CheckpointTip(CheckpointChain Chain)
{
    private const byte Format = 1;
    private const int IdLength = 16;
    private const int EntryLength = IdLength + sizeof(long) + 32 + sizeof(long);

    /// <summary>Reads the kept heads and follows what was sealed after them.</summary>
    public static async Task<CheckpointTip> FindAsync(IAuditStore store, IReadOnlyCollection<CertificateFacts> sealAnchors, CancellationToken cancellationToken)
    {
        var chain = await store.FindHeadsAsync(cancellationToken).ConfigureAwait(false) is { } kept
            && Read(kept) is { } read
            && await store.FindCheckpointAsync(read.Number, cancellationToken).ConfigureAwait(false) is { } last
            && read.Under(last, sealAnchors) is { } sealedChain
                ? sealedChain
                : CheckpointChain.Empty;
        while (chain.Broken is null && await store.FindCheckpointAsync(chain.Number + 1, cancellationToken).ConfigureAwait(false) is { } next)
        {
            chain = chain.Follow(next, sealAnchors);
        }

        return new(chain);
    }

    /// <summary>Format, number, SHA-256 of the checkpoint, 0 (once the length of an unsealed mark, and the mark), then id, sequence, head and checkpoint of each order; integers big-endian.</summary>
    public byte[] Write()
    {
        using var written = new MemoryStream((Chain.Heads.Count * EntryLength) + 64);
        written.WriteByte(Format);
        WriteNumber(written, Chain.Number);
        written.Write(Chain.Last.ToBytes());
        WriteNumber(written, 0);
        foreach (var (id, head) in Chain.Heads)
        {
            written.Write(id.Value.ToByteArray(bigEndian: true));
            WriteNumber(written, head.Sequence);
            written.Write(head.Head.ToBytes());
            WriteNumber(written, head.Checkpoint);
        }

        return written.ToArray();
    }

    /// <summary>What was written; null where it can't be read.</summary>
    private static CheckpointChain? Read(ReadOnlyMemory<byte> kept)
    {
        try
        {
            var rest = kept;
            ReadOnlyMemory<byte> Take(int length)
            {
                var taken = rest[..length];
                rest = rest[length..];
                return taken;
            }

            long Number() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)).Span);
            if (Take(1).Span[0] != Format)
            {
                return null;
            }

            var number = Number();
            var last = Sha256Digest.FromBytes(Take(32).Span);
            _ = Take(checked((int)Number()));
            var heads = CheckpointChain.Empty.Heads.ToBuilder();
            while (!rest.IsEmpty)
            {
                heads[new(new Guid(Take(IdLength).Span, bigEndian: true))] = new(Number(), Sha256Digest.FromBytes(Take(32).Span), Number());
            }

            return new(number, heads.ToImmutable(), last, null, null);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static void WriteNumber(Stream stream, long number)
    {
        Span<byte> octets = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(octets, number);
        stream.Write(octets);
    }
}
