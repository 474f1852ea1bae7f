using System.Security.Cryptography;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DigiRenew.Journey.Storage;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>An order under review read from its records, the chain checked; the limit is each record hashed and parsed once.</summary>
[MemoryDiagnoser]
public class FoldingRenewals : IDisposable
{
    private readonly RenewalDesk _desk = new();
    private StoredRenewal _stored = null!;

    [GlobalSetup]
    public async Task Review() => _stored = (await _desk.Renewals.FindAsync(await _desk.ReviewedAsync(), CancellationToken.None))!;

    [Benchmark(Baseline = true)]
    public int HashAndParse()
    {
        var sum = 0;
        foreach (var record in _stored.Records)
        {
            using var json = JsonDocument.Parse(record.Bytes);
            sum += SHA256.HashData(record.Bytes.Span)[0] + (int)json.RootElement.ValueKind;
        }

        return sum;
    }

    [Benchmark]
    public LedgerEntry Fold() => LedgerEntry.Read(_stored);

    [GlobalCleanup]
    public void Dispose()
    {
        _desk.Dispose();
        GC.SuppressFinalize(this);
    }
}
