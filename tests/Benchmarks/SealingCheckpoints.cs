using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using DigiRenew.Adapters.Local;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Data.Sqlite;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>A checkpoint over one order that changed, among twenty times as many: what grows is the root's own hashing, not what is read.</summary>
[MemoryDiagnoser]
public class SealingCheckpoints : IDisposable
{
    private const int Few = 500;

    private string _folder = string.Empty;
    private DemoHierarchy _pki = null!;
    private (LocalStores Stores, RenewalId Order, int Records) _few;
    private (LocalStores Stores, RenewalId Order, int Records) _many;

    [GlobalSetup]
    public async Task Fill()
    {
        _folder = Directory.CreateTempSubdirectory("digirenew-bench-").FullName;
        _pki = DemoHierarchy.Build();
        _few = await FilledAsync("few", Few);
        _many = await FilledAsync("many", Few * 20);
    }

    [Benchmark(Baseline = true)]
    public Task<long> AmongFew()
    {
        _few.Records++;
        return NextAsync(_few);
    }

    [Benchmark]
    public Task<long> AmongMany()
    {
        _many.Records++;
        return NextAsync(_many);
    }

    private async Task<long> NextAsync((LocalStores Stores, RenewalId Order, int Records) service)
    {
        await AppendAsync(service.Stores, service.Order, service.Records);
        return await MakeAsync(service.Stores);
    }

    private async Task<(LocalStores, RenewalId, int)> FilledAsync(string name, int count)
    {
        var stores = LocalStores.Open(Path.Combine(_folder, name), TimeProvider.System);
        var id = default(RenewalId);
        for (var order = 0; order < count; order++)
        {
            id = new(Guid.NewGuid());
            await AppendAsync(stores, id, 1);
            await stores.Renewals.AppendAsync(
                id, 0, [new(1, "{}"u8.ToArray())], [], new(id.Number, "scheduled", Sha256Digest.Zero, "0A1B", new(2026, 12, 1), true, false, null, _pki.At), CancellationToken.None);
        }

        await MakeAsync(stores);
        return (stores, id, 1);
    }

    private static Task AppendAsync(LocalStores stores, RenewalId id, int sequence) => stores.AuditStore.AppendAsync(
        id, new(sequence, Encoding.ASCII.GetBytes(sequence.ToString(CultureInfo.InvariantCulture))), CancellationToken.None);

    private Task<long> MakeAsync(LocalStores stores) =>
        new MakeCheckpoint(stores.Renewals, stores.AuditStore, new SoftSealKey(_pki.Holder, _pki.HolderKey), TimeProvider.System).RunAsync(CancellationToken.None);

    [GlobalCleanup]
    public void Dispose()
    {
        _few.Stores?.Dispose();
        _many.Stores?.Dispose();
        _pki?.Dispose();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
