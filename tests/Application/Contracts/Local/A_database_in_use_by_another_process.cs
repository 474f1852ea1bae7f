using System.Diagnostics;
using DigiRenew.Adapters.Local.Sqlite;
using Xunit;

namespace DigiRenew.Tests.Application.Contracts.Local;

public sealed class A_database_in_use_by_another_process : IDisposable
{
    private const string HoldTheWriteLock = """
        import sqlite3, sys, time
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute('BEGIN IMMEDIATE')
        connection.execute("INSERT INTO claims (name, owner, since) VALUES ('other', 'process', '2026-11-20T08:00:00.0000000Z')")
        print('held', flush=True)
        time.sleep(2.5)
        connection.execute('COMMIT')
        """;

    private readonly DataFolder _data = new();

    [Fact]
    public async Task is_waited_for_and_not_corrupted()
    {
        var claims = new SqliteClaims(_data.Open(), TimeProvider.System);
        using var other = new Process { StartInfo = new("python3", ["-c", HoldTheWriteLock, _data["digirenew.db"]]) { RedirectStandardOutput = true } };
        other.Start();
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());

        var mine = await claims.TryClaimAsync("mine", "me", null, CancellationToken.None);
        await other.WaitForExitAsync();

        Assert.Equal(0, other.ExitCode);
        Assert.Equal("me", mine.Owner);
        Assert.Equal("process", (await claims.TryClaimAsync("other", "me", null, CancellationToken.None)).Owner);
    }

    [Fact]
    public async Task is_opened_by_many_at_once_at_first_start()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => SqliteDatabase.Open(_data["first.db"], Schema.Service))));

        Assert.All(opened, database => database.Dispose());
    }

    [Fact]
    public void is_not_opened_by_an_older_program()
    {
        SqliteDatabase.Open(_data["newer.db"], [.. Schema.Service, "CREATE TABLE later (id INTEGER)"]).Dispose();

        Assert.Throws<InvalidDataException>(() => SqliteDatabase.Open(_data["newer.db"], Schema.Service));
    }

    public void Dispose() => _data.Dispose();
}
