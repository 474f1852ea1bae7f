using System.Collections.Immutable;
using Dapper;
using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local;

/// <summary>The operators of one machine.</summary>
public sealed class Operators(SqliteDatabase database)
{
    private const string Columns = "SELECT id, roles, key_sha256 AS KeySha256, added, certificate_sha256 AS CertificateSha256 FROM operators";

    /// <summary>Adds an operator; false, with nothing changed, where the id is taken or another has the certificate.</summary>
    public Task<bool> AddAsync(OperatorRecord added, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute(
            """
            INSERT INTO operators (id, roles, key_sha256, added, certificate_sha256)
            VALUES (@Id, @Roles, @KeySha256, @Added, @CertificateSha256) ON CONFLICT DO NOTHING
            """,
            new OperatorRow(
                added.Id, string.Join(' ', added.Roles.Order(StringComparer.Ordinal)), added.KeySha256?.Hex, Column.Of(added.Added), added.CertificateSha256?.Hex)) == 1,
        cancellationToken);

    /// <summary>Removes an operator; false where there is none by that id.</summary>
    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Execute("DELETE FROM operators WHERE id = @id", new { id }) == 1, cancellationToken);

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

    private sealed record OperatorRow(string Id, string Roles, string? KeySha256, string Added, string? CertificateSha256)
    {
        public OperatorRecord ToRecord() => new(Id, [.. Roles.Split(' ')], Digest(KeySha256), Column.Moment(Added), Digest(CertificateSha256));

        private static Sha256Digest? Digest(string? hex) => hex is null ? null : Sha256Digest.Parse(hex);
    }
}
