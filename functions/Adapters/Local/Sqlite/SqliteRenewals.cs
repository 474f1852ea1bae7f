using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dapper;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>Renewals in SQLite: records, effects and what queues look for, written in one transaction.</summary>
public sealed class SqliteRenewals(SqliteDatabase database) : IRenewals
{
    private const int ListPage = 500;

    public Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var renewal = id.ToString();
            var records = connection.Query<RecordRow>(
                "SELECT sequence, bytes FROM records WHERE renewal = @renewal ORDER BY sequence", new { renewal });
            var stored = records.Select(row => new AuditRecord(row.Sequence, row.Bytes)).ToImmutableArray();
            if (stored.IsEmpty)
            {
                return null;
            }

            var effects = connection.Query<EffectRow>(
                "SELECT effect_id AS EffectId, effect, due, attempts, since, out_of_reach_since AS OutOfReachSince FROM effects WHERE renewal = @renewal ORDER BY rowid", new { renewal });
            return new StoredRenewal(
                id,
                stored,
                [.. effects.Select(row => row.ToPending())]);
        },
        cancellationToken);

    public Task<bool> AppendAsync(
        RenewalId id,
        long version,
        ImmutableArray<AuditRecord> records,
        ImmutableArray<PendingEffect> effects,
        RenewalIndex index,
        CancellationToken cancellationToken)
    {
        if (records.IsEmpty || records.Where((record, at) => record.Sequence != version + at + 1).Any())
        {
            throw new ArgumentException("Records must follow the version, one after another.", nameof(records));
        }

        return database.WriteAsync(
            connection =>
            {
                var renewal = id.ToString();
                var stands = connection.QuerySingleOrDefault<long?>("SELECT version FROM renewals WHERE id = @renewal", new { renewal }) ?? 0;
                if (stands != version)
                {
                    return false;
                }

                WriteIndex(connection, renewal, version + records.Length, index);
                connection.Execute(
                    "INSERT INTO records (renewal, sequence, bytes) VALUES (@renewal, @Sequence, @Bytes)",
                    records.Select(record => new { renewal, record.Sequence, Bytes = record.Bytes.ToArray() }));
                connection.Execute(
                    "INSERT INTO effects (renewal, effect_id, effect, due, attempts, since) VALUES (@renewal, @Id, @Effect, @Due, @Attempts, @Since)",
                    effects.Select(effect => new { renewal, effect.Id, effect.Effect, Due = Column.Of(effect.Due), effect.Attempts, Since = Column.Of(effect.Since) }));
                return true;
            },
            cancellationToken);
    }

    public Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "DELETE FROM effects WHERE renewal = @renewal AND effect_id = @effectId", new { renewal = id.ToString(), effectId }),
        cancellationToken);

    public Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE effects SET due = @due, since = @due, out_of_reach_since = NULL, cause = NULL WHERE renewal = @renewal AND effect_id = @effectId",
            new { renewal = id.ToString(), effectId, due = Column.Of(due) }),
        cancellationToken);

    public Task DeferAsync(
        RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE effects SET due = @due, attempts = @attempts, out_of_reach_since = NULL, cause = @cause WHERE renewal = @renewal AND effect_id = @effectId",
            new { renewal = id.ToString(), effectId, due = Column.Of(due), attempts, cause }),
        cancellationToken);

    public Task AwaitReachAsync(
        RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE effects SET due = @due, out_of_reach_since = @since, cause = @cause WHERE renewal = @renewal AND effect_id = @effectId",
            new { renewal = id.ToString(), effectId, due = Column.Of(due), since = Column.Of(since), cause }),
        cancellationToken);

    public Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var values = new { renewal = id.ToString(), effectId, parked = Column.Of(at), attempts, cause };
            connection.Execute(
                """
                INSERT OR IGNORE INTO dead_letters (renewal, effect_id, effect, parked, attempts, cause)
                SELECT renewal, effect_id, effect, @parked, @attempts, @cause FROM effects WHERE renewal = @renewal AND effect_id = @effectId
                """,
                values);
            return connection.Execute("DELETE FROM effects WHERE renewal = @renewal AND effect_id = @effectId", values);
        },
        cancellationToken);

    public async IAsyncEnumerable<DeadLetter> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parked = await database.ReadAsync(
            connection => connection.Query<ParkedRow>(
                "SELECT renewal, effect_id AS EffectId, effect, parked, attempts, cause FROM dead_letters ORDER BY renewal, rowid").AsList(),
            cancellationToken).ConfigureAwait(false);
        foreach (var row in parked)
        {
            yield return new(RenewalId.Parse(row.Renewal), row.EffectId, row.Effect, Column.Moment(row.Parked), (int)row.Attempts, row.Cause);
        }
    }

    public Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var values = new { renewal = id.ToString(), effectId, due = Column.Of(due) };
            connection.Execute(
                """
                INSERT INTO effects (renewal, effect_id, effect, due, attempts, since)
                SELECT renewal, effect_id, effect, @due, 0, @due FROM dead_letters WHERE renewal = @renewal AND effect_id = @effectId
                """,
                values);
            return connection.Execute("DELETE FROM dead_letters WHERE renewal = @renewal AND effect_id = @effectId", values) == 1;
        },
        cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => database.ReadAsync(
        connection => Ids(connection.Query<string>(
            // Grouping by renewal would otherwise walk the primary key of every effect there is.
            "SELECT renewal FROM effects INDEXED BY effects_due WHERE due <= @now GROUP BY renewal ORDER BY min(due), renewal LIMIT @most",
            new { now = Column.Of(now), most })),
        cancellationToken);

    public Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection
            .Query<OverdueRow>("SELECT renewal, effect, since, attempts, cause FROM effects WHERE since <= @since ORDER BY since LIMIT @most", new { since = Column.Of(since), most })
            .Select(row => new OverdueEffect(RenewalId.Parse(row.Renewal), row.Effect, Column.Moment(row.Since), (int)row.Attempts, row.Cause))
            .ToImmutableArray(),
        cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken) => database.ReadAsync(
        connection => Ids(connection.Query<string>(
            "SELECT id FROM renewals WHERE certificate = @certificate ORDER BY seq DESC", new { certificate = certificate.Hex })),
        cancellationToken);

    public async IAsyncEnumerable<RenewalId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = string.Empty; ;)
        {
            var page = await database.ReadAsync(
                connection => connection.Query<string>(
                    "SELECT id FROM renewals WHERE id > @after ORDER BY id LIMIT @most", new { after, most = ListPage }).AsList(),
                cancellationToken).ConfigureAwait(false);
            foreach (var id in page)
            {
                yield return RenewalId.Parse(id);
            }

            if (page.Count < ListPage)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    private static void WriteIndex(SqliteConnection connection, string renewal, long version, RenewalIndex index) => connection.Execute(
        """
        INSERT INTO renewals (id, version, number, state, certificate, certificate_serial, issue_date, paid, approved, proforma_number, changed)
        VALUES (@Id, @Version, @Number, @State, @Certificate, @CertificateSerial, @IssueDate, @Paid, @Approved, @ProformaNumber, @Changed)
        ON CONFLICT (id) DO UPDATE SET
            version = excluded.version, number = excluded.number, state = excluded.state, certificate = excluded.certificate,
            certificate_serial = excluded.certificate_serial, issue_date = excluded.issue_date, paid = excluded.paid,
            approved = excluded.approved, proforma_number = excluded.proforma_number, changed = excluded.changed
        """,
        IndexColumns.Of(renewal, version, index));

    private static ImmutableArray<RenewalId> Ids(IEnumerable<string> rows) => [.. rows.Select(RenewalId.Parse)];

    private sealed record RecordRow(long Sequence, byte[] Bytes);

    private sealed record ParkedRow(string Renewal, string EffectId, string Effect, string Parked, long Attempts, string Cause);

    private sealed record EffectRow(string EffectId, string Effect, string Due, long Attempts, string Since, string? OutOfReachSince)
    {
        public PendingEffect ToPending() => new(EffectId, Effect, Column.Moment(Due), (int)Attempts)
        {
            Since = Column.Moment(Since),
            OutOfReachSince = OutOfReachSince is { } since ? Column.Moment(since) : null,
        };
    }

    private sealed record OverdueRow(string Renewal, string Effect, string Since, long Attempts, string? Cause);
}
