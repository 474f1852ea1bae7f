using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using DigiRenew.Adapters.Local;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>The sweep and a page of the queue among twenty times as many orders: neither may cost more for the orders that don't concern it.</summary>
[MemoryDiagnoser]
public class FindingWork : IDisposable
{
    private const int Few = 500;
    private const int Due = 20;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("digirenew-bench-").FullName;
    private LocalStores _few = null!;
    private LocalStores _many = null!;

    [GlobalSetup]
    public async Task Fill()
    {
        _few = await FilledAsync("few", Few);
        _many = await FilledAsync("many", Few * 20);
    }

    [Benchmark(Baseline = true)]
    public Task<ImmutableArray<RenewalId>> SweepAmongFew() => _few.Renewals.FindDueAsync(Now, 100, CancellationToken.None);

    [Benchmark]
    public Task<ImmutableArray<RenewalId>> SweepAmongMany() => _many.Renewals.FindDueAsync(Now, 100, CancellationToken.None);

    [Benchmark]
    public Task<ReviewQueuePage> QueueAmongFew() => _few.Storage.ReviewQueue.FindAsync(new("under-review"), CancellationToken.None);

    [Benchmark]
    public Task<ReviewQueuePage> QueueAmongMany() => _many.Storage.ReviewQueue.FindAsync(new("under-review"), CancellationToken.None);

    private async Task<LocalStores> FilledAsync(string name, int count)
    {
        var stores = LocalStores.Open(Path.Combine(_folder, name), TimeProvider.System);
        for (var order = 0; order < count; order++)
        {
            var id = new RenewalId(Guid.NewGuid());
            var isDue = order < Due;
            var row = new RenewalIndex(
                id.Number, isDue ? "under-review" : "scheduled", Sha256Digest.Of(id.Value.ToByteArray()), "0A1B", new(2026, 12, 1), true, false, null, Now);
            await stores.Renewals.AppendAsync(
                id,
                0,
                [new(1, "{}"u8.ToArray())],
                [new("1.0", "Publish {}", isDue ? Now.AddMinutes(-1) : Now.AddDays(1 + (order % 300)), 0)],
                row,
                CancellationToken.None);
            await stores.Storage.ReviewQueue.PutAsync(id, 1, row, CancellationToken.None);
        }

        return stores;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _few?.Dispose();
        _many?.Dispose();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
