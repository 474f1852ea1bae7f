using System.Security.Cryptography.Pkcs;
using BenchmarkDotNet.Attributes;
using DigiRenew.Pki.Cms;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>Our strict verification of a CAdES signature over 64 KiB; the peer is the platform's SignedCms, which checks less.</summary>
[MemoryDiagnoser]
public class VerifyingSignatures : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private readonly byte[] _content = new byte[64 * 1024];
    private byte[] _cms = [];

    [GlobalSetup]
    public async Task Sign() =>
        _cms = await CadesSignature.SignAsync(_content, CadesSignature.Data, true, _demo.Holder, [], _demo.HolderKey, _demo.At, CancellationToken.None);

    [Benchmark(Baseline = true)]
    public int Platform()
    {
        var cms = new SignedCms(new ContentInfo(_content), detached: true);
        cms.Decode(_cms);
        cms.CheckSignature(verifySignatureOnly: true);
        return cms.SignerInfos.Count;
    }

    [Benchmark]
    public bool Strict() => CadesSignature.Verify(_cms, CadesSignature.Data, _content).Check.Passed;

    [GlobalCleanup]
    public void Dispose()
    {
        _demo.Dispose();
        GC.SuppressFinalize(this);
    }
}
