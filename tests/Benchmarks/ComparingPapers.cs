using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using DigiRenew.Pdf;
using DigiRenew.Pki.Cms;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>A signed paper rebuilt and compared octet by octet; the limit is one SHA-256 over the same file.</summary>
[MemoryDiagnoser]
public class ComparingPapers : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private readonly PaperDocument _document = SamplePaper.Document;
    private readonly byte[] _paper = SamplePaper.Document.Write();
    private byte[] _signed = [];

    [GlobalSetup]
    public async Task Sign() => _signed = SignedPaper.Assemble(
        _paper,
        SamplePaper.Then,
        await CadesSignature.SignAsync(
            SignedPaper.ToBeSigned(_paper, SamplePaper.Then), CadesSignature.Data, true, _demo.Holder, [], _demo.HolderKey, null, CancellationToken.None));

    [Benchmark(Baseline = true)]
    public byte[] Digest() => SHA256.HashData(_signed);

    [Benchmark]
    public PaperComparison Compare() => SignedPaper.Compare(_paper, _signed);

    [Benchmark]
    public byte[] Write() => _document.Write();

    [GlobalCleanup]
    public void Dispose()
    {
        _demo.Dispose();
        GC.SuppressFinalize(this);
    }
}
