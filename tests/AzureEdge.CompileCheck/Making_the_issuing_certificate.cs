using System.Collections.Immutable;
using DigiRenew.Hosts.Admin;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Requests;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.AzureEdge;

public sealed class Making_the_issuing_certificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digirenew-issuer-");
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private readonly Vault _vault = new();

    [Fact]
    public async Task writes_the_request_of_the_vault()
    {
        var (exit, _, _) = await RunAsync("issuer", "csr", "--vault", "https://vault.example/", "--subject", "C=RO, CN=Exemplu CA", "--out", In("issuing.csr"));
        Assert.Equal(0, exit);
        Assert.StartsWith("-----BEGIN CERTIFICATE REQUEST-----", await File.ReadAllTextAsync(In("issuing.csr")), StringComparison.Ordinal);
        Assert.Equal(new IssuingCertificateOrder("issuing", "C=RO, CN=Exemplu CA", KeyAlgorithm.Rsa3072, true, 120, 365), _vault.Asked);
    }

    [Fact]
    public async Task merges_an_authority_s_certificate_under_the_root()
    {
        Keep("issuing.cer", _demo.Issuing);
        var (exit, output, _) = await MergeAsync();
        Assert.Equal(0, exit);
        Assert.Contains("KeyVault__IssuingVersion=v1", output, StringComparison.Ordinal);
        Assert.Equal(_demo.Issuing.Der.ToArray(), Assert.Single(_vault.Merged).ToArray());
    }

    [Fact]
    public async Task refuses_a_certificate_that_may_not_issue()
    {
        Keep("issuing.cer", _demo.Holder);
        var (exit, _, error) = await MergeAsync();
        Assert.Equal(65, exit);
        Assert.Contains("cA", error, StringComparison.Ordinal);
        Assert.Contains("keyCertSign", error, StringComparison.Ordinal);
        Assert.Empty(_vault.Merged);
    }

    [Fact]
    public async Task says_so_in_a_build_that_reaches_no_vault()
    {
        using var error = new StringWriter();
        var exit = await AdminCommands.RunAsync(
            ["issuer", "csr", "--vault", "https://vault.example/", "--subject", "CN=x", "--out", In("x")], TextWriter.Null, error, CancellationToken.None);
        Assert.Equal(64, exit);
        Assert.Contains("-c Full", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _demo.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<(int Exit, string Output, string Error)> MergeAsync()
    {
        Keep("root.cer", _demo.Root);
        return RunAsync("issuer", "merge", "--vault", "https://vault.example/", "--certificate", In("issuing.cer"), "--anchor", In("root.cer"));
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await AdminCommands.RunAsync(arguments, output, error, new AdminReach(_ => _vault, null), CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private void Keep(string name, CertificateFacts certificate) => File.WriteAllBytes(In(name), certificate.Der.ToArray());

    private sealed class Vault : IIssuingCertificates
    {
        public IssuingCertificateOrder? Asked { get; private set; }

        public ImmutableArray<ReadOnlyMemory<byte>> Merged { get; private set; } = [];

        public async Task<ReadOnlyMemory<byte>> RequestAsync(IssuingCertificateOrder order, CancellationToken cancellationToken)
        {
            Asked = order;
            using var key = SoftwareKey.Generate(KeyAlgorithm.P256);
            return (await CertificationRequest.CreateAsync(DistinguishedName.Write((Oids.CommonName, "Exemplu CA")), key, cancellationToken)).Der;
        }

        public Task<string> MergeAsync(string name, ImmutableArray<ReadOnlyMemory<byte>> chain, CancellationToken cancellationToken)
        {
            Merged = chain;
            return Task.FromResult("v1");
        }
    }
}
