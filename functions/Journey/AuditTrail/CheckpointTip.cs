using System.Buffers.Binary;
using System.Text;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// Where the checkpoints have come to: the chain up to the newest one, and the mark in the audit store up to which it reaches. The heads
/// are kept beside the checkpoints, so that nobody need follow them from the first; nothing rests on that: kept heads are believed only
/// where the sealed checkpoint of their number has their root, else all checkpoints are followed.
/// </summary>
/// <param name="Chain">Verified.</param>
/// <param name="Mark">Null: from the beginning.</param>
internal sealed record CheckpointTip(CheckpointChain Chain, string? Mark)
{
    private const byte Format = 1;
    private const int IdLength = 16;
    private const int EntryLength = IdLength + sizeof(long) + 32 + sizeof(long);

    /// <summary>Reads the kept heads and follows what was sealed after them.</summary>
    public static async Task<CheckpointTip> FindAsync(IAuditStore store, IReadOnlyCollection<CertificateFacts> sealAnchors, CancellationToken cancellationToken)
    {
        var tip = await store.FindHeadsAsync(cancellationToken).ConfigureAwait(false) is { } kept
            && Read(kept) is { } read
            && await store.FindCheckpointAsync(read.Chain.Number, cancellationToken).ConfigureAwait(false) is { } last
            && read.Chain.EndsWith(last, sealAnchors)
                ? read
                : new(CheckpointChain.Empty, null);
        while (tip.Chain.Broken is null && await store.FindCheckpointAsync(tip.Chain.Number + 1, cancellationToken).ConfigureAwait(false) is { } next)
        {
            tip = tip with { Chain = tip.Chain.Follow(next, sealAnchors) };
        }

        return tip;
    }

    /// <summary>Format, number, SHA-256 of the checkpoint, length of the mark, mark, then id, sequence, head and checkpoint of each order; integers big-endian.</summary>
    public byte[] Write()
    {
        var mark = Encoding.UTF8.GetBytes(Mark ?? string.Empty);
        using var written = new MemoryStream((Chain.Heads.Count * EntryLength) + mark.Length + 64);
        written.WriteByte(Format);
        WriteNumber(written, Chain.Number);
        written.Write(Chain.Last.ToBytes());
        WriteNumber(written, mark.Length);
        written.Write(mark);
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
    private static CheckpointTip? Read(ReadOnlyMemory<byte> kept)
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
            var mark = Encoding.UTF8.GetString(Take(checked((int)Number())).Span) is { Length: > 0 } text ? text : null;
            var heads = CheckpointChain.Empty.Heads.ToBuilder();
            while (!rest.IsEmpty)
            {
                heads[new(new Guid(Take(IdLength).Span, bigEndian: true))] = new(Number(), Sha256Digest.FromBytes(Take(32).Span), Number());
            }

            return new(new(number, heads.ToImmutable(), last, null), mark);
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
