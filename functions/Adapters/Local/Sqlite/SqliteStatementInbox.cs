using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>Statements that wait, and those that are kept, in SQLite.</summary>
public sealed class SqliteStatementInbox(SqliteDatabase database) : IStatementInbox
{
    private const string Day = "yyyy-MM-dd";

    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("INSERT OR IGNORE INTO statement_inbox (id) VALUES (@id)", new { id = statement.ToString() }), cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken) => database.ReadAsync<ImmutableArray<RenewalId>>(
        connection => [.. connection.Query<string>("SELECT id FROM statement_inbox ORDER BY rowid LIMIT @most", new { most }).Select(RenewalId.Parse)], cancellationToken);

    public Task CloseAsync(KeptStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return database.WriteAsync(
            connection => connection.Execute(
                "INSERT OR IGNORE INTO statements_kept (id, received) VALUES (@id, @received); DELETE FROM statement_inbox WHERE id = @id",
                new { id = statement.Id.ToString(), received = Text(statement.Received) }),
            cancellationToken);
    }

    public Task<ImmutableArray<KeptStatement>> FindKeptAsync(DateOnly before, CancellationToken cancellationToken) => database.ReadAsync<ImmutableArray<KeptStatement>>(
        connection =>
        [
            .. connection.Query<(string Id, string Received)>(
                    "SELECT id, received FROM statements_kept WHERE received < @before ORDER BY received, id", new { before = Text(before) })
                .Select(row => new KeptStatement(RenewalId.Parse(row.Id), DateOnly.ParseExact(row.Received, Day, CultureInfo.InvariantCulture))),
        ],
        cancellationToken);

    public Task ForgetAsync(KeptStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return database.WriteAsync(
            connection => connection.Execute("DELETE FROM statements_kept WHERE id = @id", new { id = statement.Id.ToString() }), cancellationToken);
    }

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
