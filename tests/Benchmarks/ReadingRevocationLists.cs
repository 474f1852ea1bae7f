using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using BenchmarkDotNet.Attributes;
using DigiRenew.Pki.Revocation;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>A list of 20,000 entries, its signature verified; the peer is the platform's builder, which verifies nothing.</summary>
[MemoryDiagnoser]
public class ReadingRevocationLists : IDisposable
{
    private const int Entries = 20_000;

    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private byte[] _list = [];

    [GlobalSetup]
    public void Write() => _list = _demo.RevocationList(
        [.. Enumerable.Range(1, Entries).Select(number => new RevokedEntry("5A" + number.ToString("X14", CultureInfo.InvariantCulture), _demo.At.AddDays(-1), 4))]);

    [Benchmark(Baseline = true)]
    public CertificateRevocationListBuilder Platform() => CertificateRevocationListBuilder.Load(_list, out _);

    [Benchmark]
    public RevocationList Strict() => RevocationList.Read(_list, _demo.Issuing).List!;

    [GlobalCleanup]
    public void Dispose()
    {
        _demo.Dispose();
        GC.SuppressFinalize(this);
    }
}
