using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The append-only copy of all audit records and checkpoints, kept apart from the renewals.</summary>
public interface IAuditStore
{
    /// <summary>Appends a record at its sequence; the same again is no error.</summary>
    /// <exception cref="InvalidDataException">Another record stands at this sequence, or the one before is missing.</exception>
    Task AppendAsync(RenewalId id, AuditRecord record, CancellationToken cancellationToken);

    /// <summary>All records of a renewal in order.</summary>
    Task<ImmutableArray<AuditRecord>> ReadAsync(RenewalId id, CancellationToken cancellationToken);

    /// <summary>The last record of a renewal, or null. A store that can answers without reading the others.</summary>
    async Task<AuditRecord?> FindLastAsync(RenewalId id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken).ConfigureAwait(false) is [.., var last] ? last : null;

    /// <summary>The record of a renewal at a sequence, or null. A store that can answers without reading the others.</summary>
    async Task<AuditRecord?> FindAsync(RenewalId id, long sequence, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken).ConfigureAwait(false)).FirstOrDefault(record => record.Sequence == sequence);

    /// <summary>What was appended since a mark, found without reading what was there before.</summary>
    /// <param name="mark">From an earlier call; null: everything.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidDataException">There is less than at the mark: records were cut off.</exception>
    Task<AuditChanges> ReadChangesAsync(string? mark, CancellationToken cancellationToken);

    /// <summary>Appends a sealed checkpoint (CMS); the same number again with the same bytes is no error.</summary>
    Task AppendCheckpointAsync(long number, ReadOnlyMemory<byte> sealedCheckpoint, CancellationToken cancellationToken);

    /// <summary>A sealed checkpoint by its number, or null.</summary>
    Task<ReadOnlyMemory<byte>?> FindCheckpointAsync(long number, CancellationToken cancellationToken);

    /// <summary>Keeps what the next checkpoint goes on from, in place of what was kept before: not evidence, and made anew where it is lost.</summary>
    Task PutHeadsAsync(ReadOnlyMemory<byte> heads, CancellationToken cancellationToken);

    /// <summary>What was kept last, or null.</summary>
    Task<ReadOnlyMemory<byte>?> FindHeadsAsync(CancellationToken cancellationToken);

    /// <summary>All sealed checkpoints in order of their number.</summary>
    Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadCheckpointsAsync(CancellationToken cancellationToken);
}
