using Dapper;
using DigiRenew.Journey.Storage;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>Claims as rows whose name is the primary key.</summary>
public sealed class SqliteClaims(SqliteDatabase database, TimeProvider time) : IClaims
{
    public Task<Claim> TryClaimAsync(string name, string owner, DateTimeOffset? expires, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var now = Column.Of(time.GetUtcNow());
            Forget(connection, name, now);
            connection.Execute(
                "INSERT INTO claims (name, owner, since, expires) VALUES (@name, @owner, @now, @expires) ON CONFLICT (name) DO NOTHING",
                new { name, owner, now, expires = Column.Of(expires) });
            return Read(connection, name);
        },
        cancellationToken);

    public Task<Claim> ReplaceAsync(string name, string abandonedOwner, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var now = Column.Of(time.GetUtcNow());
            Forget(connection, name, now);
            connection.Execute(
                """
                INSERT INTO claims (name, owner, since) VALUES (@name, @owner, @now)
                ON CONFLICT (name) DO UPDATE SET owner = @owner, since = @now WHERE owner = @abandonedOwner
                """,
                new { name, owner, now, abandonedOwner });
            return Read(connection, name);
        },
        cancellationToken);

    public Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("DELETE FROM claims WHERE name = @name AND owner = @owner", new { name, owner }),
        cancellationToken);

    /// <summary>Removes this name's claim where it has expired, and some other expired ones, so that spent nonces don't pile up.</summary>
    private static void Forget(SqliteConnection connection, string name, string now) => connection.Execute(
        """
        DELETE FROM claims WHERE name = @name AND expires <= @now;
        DELETE FROM claims WHERE name IN (SELECT name FROM claims WHERE expires <= @now LIMIT 20)
        """,
        new { name, now });

    private static Claim Read(SqliteConnection connection, string name)
    {
        var row = connection.QuerySingle<ClaimRow>("SELECT owner, since FROM claims WHERE name = @name", new { name });
        return new(row.Owner, Column.Moment(row.Since));
    }

    private sealed record ClaimRow(string Owner, string Since);
}
