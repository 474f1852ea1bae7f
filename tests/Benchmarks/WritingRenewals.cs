using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using DigiRenew.Adapters.Local;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>An event with its effect and its index written durably; the limit is a bare row in a database of the same settings.</summary>
[MemoryDiagnoser]
public class WritingRenewals : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<AuditRecord> Records = [new(1, Encoding.UTF8.GetBytes($"{{\"happened\":\"{new string('x', 600)}\"}}"))];

    private readonly string _folder = Directory.CreateTempSubdirectory("digirenew-bench-").FullName;
    private readonly LocalStores _stores;
    private readonly SqliteConnection _bare;

    public WritingRenewals()
    {
        _stores = LocalStores.Open(Path.Combine(_folder, "service"), TimeProvider.System);
        _bare = new($"Data Source={Path.Combine(_folder, "bare.db")}");
        _bare.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id TEXT PRIMARY KEY, bytes BLOB)");
    }

    [Benchmark(Baseline = true)]
    public void BareRow()
    {
        using var command = _bare.CreateCommand();
        command.CommandText = "INSERT INTO rows VALUES ($id, $bytes)";
        command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString());
        command.Parameters.AddWithValue("$bytes", Records[0].Bytes.ToArray());
        command.ExecuteNonQuery();
    }

    [Benchmark]
    public Task<bool> Renewal()
    {
        var id = new RenewalId(Guid.NewGuid());
        return _stores.Renewals.AppendAsync(
            id,
            0,
            Records,
            [new("1.0", "Publish {}", Now, 0)],
            new(id.Number, "placed", Sha256Digest.Of(id.Value.ToByteArray()), "0A1B", new(2026, 12, 1), true, false, null, Now),
            CancellationToken.None);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _bare.Dispose();
        _stores.Dispose();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    private void Execute(string text)
    {
        using var command = _bare.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
