using System.Security.Cryptography;
using Azure;
using Azure.Security.KeyVault.Certificates;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Opening_a_certificate_of_a_vault : IDisposable
{
    private static readonly Uri KeyId = new("https://v.example/keys/issuing/5f2a");

    private readonly DemoHierarchy _demo = DemoHierarchy.Build();
    private readonly Vault _vault;

    public Opening_a_certificate_of_a_vault() => _vault = new(_demo.Issuing.Der.ToArray());

    [Fact]
    public async Task takes_the_pinned_version_and_the_very_key_of_it()
    {
        var opened = new List<Uri>();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = await VaultCertificate.OpenAsync(
            _vault,
            address =>
            {
                opened.Add(address);
                return new VaultKey(key, address.AbsoluteUri);
            },
            "issuing",
            "5f2a",
            CancellationToken.None);
        Assert.Equal(("issuing", "5f2a"), Assert.Single(_vault.Asked));
        Assert.Equal(KeyId, Assert.Single(opened));
        Assert.Equal(_demo.Issuing.Sha256, certificate.Certificate.Sha256);
        Assert.Equal(_demo.Issuing.SubjectPublicKeyInfo.ToArray(), certificate.Key.SubjectPublicKeyInfo.ToArray());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task says_which_version_the_vault_did_not_give(int status)
    {
        _vault.Failure = new RequestFailedException(status, "no");
        var refused = await Assert.ThrowsAsync<IOException>(() => VaultCertificate.OpenAsync(_vault, _ => throw new InvalidOperationException(), "issuing", "5f2a", CancellationToken.None));
        Assert.Contains("issuing, version 5f2a", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task accepts_what_the_seals_before_this_one_sealed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var vault = new Vault(_demo.Holder.Der.ToArray());
        ISealKey seal = new KeyVaultSealKey(
            await VaultCertificate.OpenAsync(vault, address => new VaultKey(key, address.AbsoluteUri), "seal", "2", CancellationToken.None), [_demo.Issuing]);
        Assert.Equal([_demo.Holder.Sha256, _demo.Issuing.Sha256], seal.Anchors.Select(anchor => anchor.Sha256));
        Assert.True(seal.IsSeal(_demo.Issuing));
        Assert.False(seal.IsSeal(_demo.Root));
    }

    [Fact]
    public async Task refuses_an_authority_s_certificate_as_the_seal()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = await VaultCertificate.OpenAsync(_vault, address => new VaultKey(key, address.AbsoluteUri), "seal", "1", CancellationToken.None);
        Assert.Throws<InvalidDataException>(() => new KeyVaultSealKey(certificate, []));
    }

    public void Dispose() => _demo.Dispose();

    private sealed class Vault(byte[] certificate) : CertificateClient
    {
        public List<(string Name, string Version)> Asked { get; } = [];

        public RequestFailedException? Failure { get; set; }

        public override Task<Response<KeyVaultCertificate>> GetCertificateVersionAsync(string certificateName, string version, CancellationToken cancellationToken = default)
        {
            if (Failure is { } failure)
            {
                return Task.FromException<Response<KeyVaultCertificate>>(failure);
            }

            Asked.Add((certificateName, version));
            return Task.FromResult(Response.FromValue(
                CertificateModelFactory.KeyVaultCertificate(CertificateModelFactory.CertificateProperties(name: certificateName, version: version), KeyId, cer: certificate), null!));
        }
    }
}
