using System.Security.Cryptography.X509Certificates;
using BenchmarkDotNet.Attributes;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Benchmarks;

/// <summary>A qualified certificate read whole; the peer is the platform's loader, asked for subject and extensions.</summary>
[MemoryDiagnoser]
public class ReadingCertificates : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    [Benchmark(Baseline = true)]
    public int Platform()
    {
        using var certificate = X509CertificateLoader.LoadCertificate(_demo.Holder.Der.Span);
        return certificate.Subject.Length + certificate.Extensions.Count;
    }

    [Benchmark]
    public CertificateFacts Strict() => CertificateFacts.Read(_demo.Holder.Der);

    [GlobalCleanup]
    public void Dispose()
    {
        _demo.Dispose();
        GC.SuppressFinalize(this);
    }
}
