using System.Collections.Immutable;
using Dapper;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>The operators' queue as one table; pages go by key (issue date, id), so rows that come and go shift nothing.</summary>
public sealed class SqliteReviewQueue(SqliteDatabase database) : IReviewQueue
{
    private const int LargestPage = 200;
    private const char Separator = '_';

    public Task PutAsync(RenewalId id, long version, RenewalIndex row, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO review_rows (id, version, number, state, certificate, certificate_serial, issue_date, paid, approved, proforma_number, changed)
            VALUES (@Id, @Version, @Number, @State, @Certificate, @CertificateSerial, @IssueDate, @Paid, @Approved, @ProformaNumber, @Changed)
            ON CONFLICT (id) DO UPDATE SET
                version = excluded.version, number = excluded.number, state = excluded.state, certificate = excluded.certificate,
                certificate_serial = excluded.certificate_serial, issue_date = excluded.issue_date, paid = excluded.paid,
                approved = excluded.approved, proforma_number = excluded.proforma_number, changed = excluded.changed
            WHERE excluded.version >= version
            """,
            IndexColumns.Of(id.ToString(), version, row)),
        cancellationToken);

    public Task<ReviewQueuePage> FindAsync(ReviewQueueQuery query, CancellationToken cancellationToken)
    {
        var most = Math.Clamp(query.Most, 1, LargestPage);
        var (afterDate, afterId) = Position(query.After);
        return database.ReadAsync(
            connection =>
            {
                var rows = connection.Query<IndexColumns>(
                    $"""
                    SELECT id, version, number, state, certificate, certificate_serial AS CertificateSerial, issue_date AS IssueDate,
                        paid, approved, proforma_number AS ProformaNumber, changed
                    FROM review_rows
                    WHERE {FiltersOf(query)}(issue_date, id) > (@afterDate, @afterId)
                    ORDER BY issue_date, id LIMIT @limit
                    """,
                    new { query.State, query.Number, query.CertificateSerial, query.ProformaNumber, afterDate, afterId, limit = most + 1 }).AsList();
                return new ReviewQueuePage(
                    [.. rows.Take(most).Select(row => (RenewalId.Parse(row.Id), row.ToIndex()))],
                    rows.Count > most ? $"{rows[most - 1].IssueDate}{Separator}{rows[most - 1].Id}" : null);
            },
            cancellationToken);
    }

    public Task<ImmutableSortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query<(string State, long Rows)>("SELECT state, count(*) FROM review_rows GROUP BY state")
            .ToImmutableSortedDictionary(counted => counted.State, counted => (int)counted.Rows, StringComparer.Ordinal),
        cancellationToken);

    /// <summary>Only what is asked for: a filter that may be absent keeps SQLite from its index.</summary>
    private static string FiltersOf(ReviewQueueQuery query) => string.Concat(
        new[]
        {
            (query.State, "state = @State AND "),
            (query.Number, "number = @Number AND "),
            (query.CertificateSerial, "certificate_serial = @CertificateSerial AND "),
            (query.ProformaNumber, "proforma_number = @ProformaNumber AND "),
        }.Where(filter => filter.Item1 is not null).Select(filter => filter.Item2));

    private static (string Date, string Id) Position(string? after)
    {
        var at = after?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        return at < 0 ? (after ?? string.Empty, string.Empty) : (after![..at], after[(at + 1)..]);
    }
}
