using DigiRenew.Adapters.Local.Sqlite;
using DigiRenew.Journey.AuditTrail;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class Sqlite_audit_store : Audit_store_contract, IDisposable
{
    private readonly DataFolder _data = new();

    public Sqlite_audit_store() => Store = new SqliteAuditStore(_data.OpenAudit());

    protected override IAuditStore Store { get; }

    [Theory]
    [InlineData("UPDATE audit_records SET bytes = x'00'")]
    [InlineData("DELETE FROM audit_records")]
    [InlineData("INSERT OR REPLACE INTO audit_records SELECT renewal, sequence, x'00' FROM audit_records")]
    [InlineData("UPDATE checkpoints SET bytes = x'00'")]
    [InlineData("DELETE FROM checkpoints")]
    [InlineData("INSERT OR REPLACE INTO checkpoints SELECT number, x'00' FROM checkpoints")]
    public async Task refuses_to_change_what_stands_even_by_sql(string change)
    {
        var id = Sample.NewId();
        await Store.AppendAsync(id, Sample.Record(1), CancellationToken.None);
        await Store.AppendCheckpointAsync(1, Sample.Bytes("one"), CancellationToken.None);

        await using var connection = new SqliteConnection($"Data Source={_data["audit.db"]};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the constants above.
        command.CommandText = change;
#pragma warning restore CA2100

        await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(Sample.Record(1), Assert.Single(await Store.ReadAsync(id, CancellationToken.None)));
    }

    [Fact]
    public async Task says_when_records_were_cut_off()
    {
        var id = Sample.NewId();
        await Store.AppendAsync(id, Sample.Record(1), CancellationToken.None);
        var mark = (await Store.ReadChangesAsync(null, CancellationToken.None)).Mark;
        Assert.Empty((await Store.ReadChangesAsync(mark, CancellationToken.None)).Renewals);
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.ReadChangesAsync(mark + "0", CancellationToken.None));
    }

    public void Dispose() => _data.Dispose();
}
