using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>The audit store in dictionaries.</summary>
public sealed class InMemoryAuditStore : IAuditStore
{
    private readonly ConcurrentDictionary<RenewalId, ImmutableArray<AuditRecord>> _records = new();
    private readonly ConcurrentQueue<RenewalId> _appended = new();
    private readonly SortedDictionary<long, ReadOnlyMemory<byte>> _checkpoints = [];
    private ReadOnlyMemory<byte>? _heads;

    public Task AppendAsync(RenewalId id, AuditRecord record, CancellationToken cancellationToken)
    {
        _records.AddOrUpdate(id, _ => Appended([], record), (_, records) => Appended(records, record));
        _appended.Enqueue(id);
        return Task.CompletedTask;
    }

    /// <summary>Changes what stands, as an intruder would.</summary>
    public void Tamper(RenewalId id, Func<ImmutableArray<AuditRecord>, ImmutableArray<AuditRecord>> change) => _records[id] = change(_records[id]);

    public Task<ImmutableArray<AuditRecord>> ReadAsync(RenewalId id, CancellationToken cancellationToken) =>
        Task.FromResult(_records.GetValueOrDefault(id, []));

    public Task<AuditChanges> ReadChangesAsync(string? mark, CancellationToken cancellationToken)
    {
        var all = _appended.ToArray();
        var from = mark is null ? 0 : int.Parse(mark, CultureInfo.InvariantCulture);
        return from <= all.Length
            ? Task.FromResult(new AuditChanges([.. all[from..].Distinct()], all.Length.ToString(CultureInfo.InvariantCulture)))
            : throw new InvalidDataException("Records were cut off.");
    }

    public Task<ReadOnlyMemory<byte>?> FindCheckpointAsync(long number, CancellationToken cancellationToken)
    {
        lock (_checkpoints)
        {
            return Task.FromResult(_checkpoints.TryGetValue(number, out var standing) ? standing : default(ReadOnlyMemory<byte>?));
        }
    }

    public Task PutHeadsAsync(ReadOnlyMemory<byte> heads, CancellationToken cancellationToken)
    {
        _heads = heads;
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> FindHeadsAsync(CancellationToken cancellationToken) => Task.FromResult(_heads);

    public Task AppendCheckpointAsync(long number, ReadOnlyMemory<byte> sealedCheckpoint, CancellationToken cancellationToken)
    {
        lock (_checkpoints)
        {
            if (_checkpoints.TryGetValue(number, out var standing) && !standing.Span.SequenceEqual(sealedCheckpoint.Span))
            {
                throw new InvalidDataException($"Another checkpoint {number} stands.");
            }

            _checkpoints[number] = sealedCheckpoint.ToArray();
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadCheckpointsAsync(CancellationToken cancellationToken)
    {
        lock (_checkpoints)
        {
            return Task.FromResult<ImmutableArray<ReadOnlyMemory<byte>>>([.. _checkpoints.Values]);
        }
    }

    private static ImmutableArray<AuditRecord> Appended(ImmutableArray<AuditRecord> records, AuditRecord record) =>
        record.Sequence == records.Length + 1 ? records.Add(record)
        : record.Sequence <= records.Length && records[(int)record.Sequence - 1] == record ? records
        : throw new InvalidDataException($"Record {record.Sequence} does not follow.");
}
