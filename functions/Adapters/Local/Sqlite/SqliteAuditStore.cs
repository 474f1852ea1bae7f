using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>The audit store in a database of its own, whose triggers refuse every change to a row that stands.</summary>
public sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    public Task AppendAsync(RenewalId id, AuditRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var renewal = id.ToString();
            var stands = connection.QuerySingleOrDefault<byte[]>(
                "SELECT bytes FROM audit_records WHERE renewal = @renewal AND sequence = @Sequence", new { renewal, record.Sequence });
            if (stands is not null)
            {
                return Same(stands, record.Bytes) ? 0 : throw new InvalidDataException($"Renewal {id}: another record stands at {record.Sequence}.");
            }

            var last = connection.QuerySingle<long>("SELECT coalesce(max(sequence), 0) FROM audit_records WHERE renewal = @renewal", new { renewal });
            return record.Sequence == last + 1
                ? connection.Execute(
                    "INSERT INTO audit_records (renewal, sequence, bytes) VALUES (@renewal, @Sequence, @bytes)",
                    new { renewal, record.Sequence, bytes = record.Bytes.ToArray() })
                : throw new InvalidDataException($"Renewal {id}: record {record.Sequence} can't follow {last}.");
        },
        cancellationToken);

    public Task<ImmutableArray<AuditRecord>> ReadAsync(RenewalId id, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection
            .Query<Row>("SELECT sequence AS Place, bytes FROM audit_records WHERE renewal = @renewal ORDER BY sequence", new { renewal = id.ToString() })
            .Select(row => new AuditRecord(row.Place, row.Bytes))
            .ToImmutableArray(),
        cancellationToken);

    public Task<AuditRecord?> FindLastAsync(RenewalId id, CancellationToken cancellationToken) => OneAsync(
        "SELECT sequence AS Place, bytes FROM audit_records WHERE renewal = @renewal ORDER BY sequence DESC LIMIT 1", id, null, cancellationToken);

    public Task<AuditRecord?> FindAsync(RenewalId id, long sequence, CancellationToken cancellationToken) => OneAsync(
        "SELECT sequence AS Place, bytes FROM audit_records WHERE renewal = @renewal AND sequence = @sequence", id, sequence, cancellationToken);

    /// <summary>The mark is the row of the newest record: rows are numbered as they come, and none is ever removed.</summary>
    public Task<AuditChanges> ReadChangesAsync(string? mark, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var from = mark is null ? 0 : long.Parse(mark, CultureInfo.InvariantCulture);
            var last = connection.QuerySingle<long>("SELECT coalesce(max(rowid), 0) FROM audit_records");
            return last >= from
                ? new AuditChanges(
                    [.. connection.Query<string>("SELECT DISTINCT renewal FROM audit_records NOT INDEXED WHERE rowid > @from", new { from }).Select(RenewalId.Parse)],
                    last.ToString(CultureInfo.InvariantCulture))
                : throw new InvalidDataException($"The audit store has {last} records and had {from} before.");
        },
        cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindCheckpointAsync(long number, CancellationToken cancellationToken) =>
        BytesAsync("SELECT bytes FROM checkpoints WHERE number = @number", new { number }, cancellationToken);

    public Task PutHeadsAsync(ReadOnlyMemory<byte> heads, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("INSERT OR REPLACE INTO checkpoint_heads (place, bytes) VALUES (1, @bytes)", new { bytes = heads.ToArray() }), cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindHeadsAsync(CancellationToken cancellationToken) =>
        BytesAsync("SELECT bytes FROM checkpoint_heads", null, cancellationToken);

    public Task AppendCheckpointAsync(long number, ReadOnlyMemory<byte> sealedCheckpoint, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var stands = connection.QuerySingleOrDefault<byte[]>("SELECT bytes FROM checkpoints WHERE number = @number", new { number });
            return stands switch
            {
                null => connection.Execute(
                    "INSERT INTO checkpoints (number, bytes) VALUES (@number, @bytes)", new { number, bytes = sealedCheckpoint.ToArray() }),
                _ when Same(stands, sealedCheckpoint) => 0,
                _ => throw new InvalidDataException($"Another checkpoint stands at {number}."),
            };
        },
        cancellationToken);

    public Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadCheckpointsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection
            .Query<Row>("SELECT number AS Place, bytes FROM checkpoints ORDER BY number")
            .Select(row => (ReadOnlyMemory<byte>)row.Bytes)
            .ToImmutableArray(),
        cancellationToken);

    private Task<AuditRecord?> OneAsync(string query, RenewalId id, long? sequence, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<Row>(query, new { renewal = id.ToString(), sequence }) is { } row ? new AuditRecord(row.Place, row.Bytes) : null,
        cancellationToken);

    private Task<ReadOnlyMemory<byte>?> BytesAsync(string query, object? values, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<byte[]>(query, values) is { } bytes ? bytes : default(ReadOnlyMemory<byte>?), cancellationToken);

    private static bool Same(byte[] stands, ReadOnlyMemory<byte> offered) => offered.Span.SequenceEqual(stands);

    private sealed record Row(long Place, byte[] Bytes);
}
