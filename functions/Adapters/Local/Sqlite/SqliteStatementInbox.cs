using System.Collections.Immutable;
using Dapper;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>Statements that wait, in SQLite.</summary>
public sealed class SqliteStatementInbox(SqliteDatabase database) : IStatementInbox
{
    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("INSERT OR IGNORE INTO statement_inbox (id) VALUES (@id)", new { id = statement.ToString() }), cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken) => database.ReadAsync<ImmutableArray<RenewalId>>(
        connection => [.. connection.Query<string>("SELECT id FROM statement_inbox ORDER BY rowid LIMIT @most", new { most }).Select(RenewalId.Parse)], cancellationToken);

    public Task RemoveAsync(RenewalId statement, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("DELETE FROM statement_inbox WHERE id = @id", new { id = statement.ToString() }), cancellationToken);
}
