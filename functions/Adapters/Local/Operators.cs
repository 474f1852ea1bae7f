using System.Collections.Immutable;
using Dapper;
using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Pki;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Adapters.Local;

/// <summary>The operators of one machine.</summary>
public sealed class Operators(SqliteDatabase database)
{
    private const string Columns = "SELECT id, roles, key_sha256 AS KeySha256, added, certificate_sha256 AS CertificateSha256 FROM operators";

    /// <summary>Adds an operator; false, with nothing changed, where the id is taken or another has the certificate.</summary>
    public Task<bool> AddAsync(OperatorRecord added, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var row = new OperatorRow(
                added.Id, string.Join(' ', added.Roles.Order(StringComparer.Ordinal)), added.KeySha256?.Hex, Column.Of(added.Added), added.CertificateSha256?.Hex);
            var isNew = connection.Execute(
                """
                INSERT INTO operators (id, roles, key_sha256, added, certificate_sha256)
                VALUES (@Id, @Roles, @KeySha256, @Added, @CertificateSha256) ON CONFLICT DO NOTHING
                """,
                row) == 1;
            return isNew && Log(connection, row.Added, "added", row.Id) == 1;
        },
        cancellationToken);

    /// <summary>Removes an operator; false where there is none by that id.</summary>
    public Task<bool> RemoveAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Log(connection, Column.Of(at), "removed", id) == 1 && connection.Execute("DELETE FROM operators WHERE id = @id", new { id }) == 1,
        cancellationToken);

    /// <summary>Every operator that was ever added or removed, the oldest first; nothing takes an entry back.</summary>
    public Task<ImmutableArray<OperatorChange>> ReadLogAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection
            .Query<ChangeRow>("SELECT at, act, id, roles, certificate_sha256 AS CertificateSha256 FROM operator_log ORDER BY number")
            .Select(row => new OperatorChange(
                Column.Moment(row.At), row.Act, row.Id, [.. row.Roles.Split(' ')], row.CertificateSha256 is { } hex ? Sha256Digest.Parse(hex) : null))
            .ToImmutableArray(),
        cancellationToken);

    /// <summary>All operators by id.</summary>
    public Task<ImmutableArray<OperatorRecord>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query<OperatorRow>($"{Columns} ORDER BY id").Select(row => row.ToRecord()).ToImmutableArray(), cancellationToken);

    /// <summary>The operator with this API key, or null.</summary>
    /// <param name="keySha256">SHA-256 of the key's UTF-8 octets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<OperatorRecord?> FindByKeyAsync(Sha256Digest keySha256, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<OperatorRow>($"{Columns} WHERE key_sha256 = @key", new { key = keySha256.Hex })?.ToRecord(),
        cancellationToken);

    /// <summary>The operator with this client certificate, or null.</summary>
    /// <param name="certificateSha256">SHA-256 of the certificate (DER).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<OperatorRecord?> FindByCertificateAsync(Sha256Digest certificateSha256, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<OperatorRow>($"{Columns} WHERE certificate_sha256 = @certificate", new { certificate = certificateSha256.Hex })?.ToRecord(),
        cancellationToken);

    /// <summary>Notes what is done to an operator as the row stands.</summary>
    private static int Log(SqliteConnection connection, string at, string act, string id) => connection.Execute(
        "INSERT INTO operator_log (at, act, id, roles, certificate_sha256) SELECT @at, @act, id, roles, certificate_sha256 FROM operators WHERE id = @id", new { at, act, id });

    private sealed record ChangeRow(string At, string Act, string Id, string Roles, string? CertificateSha256);

    private sealed record OperatorRow(string Id, string Roles, string? KeySha256, string Added, string? CertificateSha256)
    {
        public OperatorRecord ToRecord() => new(Id, [.. Roles.Split(' ')], Digest(KeySha256), Column.Moment(Added), Digest(CertificateSha256));

        private static Sha256Digest? Digest(string? hex) => hex is null ? null : Sha256Digest.Parse(hex);
    }
}
