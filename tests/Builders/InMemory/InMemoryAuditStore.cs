using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>The audit store in dictionaries.</summary>
public sealed class InMemoryAuditStore : IAuditStore
{
    private readonly ConcurrentDictionary<RenewalId, ImmutableArray<AuditRecord>> _records = new();
    private readonly SortedDictionary<long, ReadOnlyMemory<byte>> _checkpoints = [];

    public Task AppendAsync(RenewalId id, AuditRecord record, CancellationToken cancellationToken)
    {
        _records.AddOrUpdate(id, _ => Appended([], record), (_, records) => Appended(records, record));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<AuditRecord>> ReadAsync(RenewalId id, CancellationToken cancellationToken) =>
        Task.FromResult(_records.GetValueOrDefault(id, []));

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
