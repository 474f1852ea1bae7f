using System.Security.Cryptography;
using Azure;
using Azure.Security.KeyVault.Certificates;
using DigiRenew.Hosts.AzureFunctions;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Settings;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki.Certificates;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.AzureEdge.Adapters;

/// <summary>After a new issuing certificate, orders that were fixed under the one before are still signed under it.</summary>
public sealed class Opening_issuing_keys_of_a_vault : IDisposable
{
    private readonly DemoHierarchy _before = DemoHierarchy.Build();
    private readonly DemoHierarchy _now = DemoHierarchy.Build();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task signs_what_was_fixed_under_the_one_before_with_its_key()
    {
        var keys = await OpenAsync([new("issuing-2", "a"), new("issuing", "b")], [_now.Issuing, _before.Issuing]);
        Assert.Equal(_now.Issuing.Sha256, keys.Certificate.Sha256);
        Assert.Equal([_now.Issuing.Sha256, _before.Issuing.Sha256], keys.Certificates.Select(certificate => certificate.Sha256));
        Assert.Equal(_before.Issuing.SubjectPublicKeyInfo.ToArray(), keys.For(_before.Issuing.Sha256)!.Key.SubjectPublicKeyInfo.ToArray());
        Assert.Null(keys.For(_before.Root.Sha256));
    }

    [Fact]
    public async Task publishes_each_by_the_name_that_it_has_in_the_vault()
    {
        var keys = await OpenAsync([new("issuing-2", "a"), new("issuing", "b")], [_now.Issuing, _before.Issuing]);
        Assert.Equal(("issuing-2", "issuing"), (keys.For(_now.Issuing.Sha256)!.Name, keys.For(_before.Issuing.Sha256)!.Name));
        Assert.Equal("issuing-2", keys.Name);
    }

    [Fact]
    public async Task refuses_two_keys_of_one_name_since_their_lists_would_have_one_address()
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => OpenAsync([new("issuing", "a"), new("issuing", "b")], [_now.Issuing, _before.Issuing]));
        Assert.Contains("issuer csr --name", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_what_the_settings_do_not_name()
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => OpenAsync([new("issuing", "b")], [_now.Issuing]));
        Assert.Equal(
            ["Certificates:Issuing:0 is not the certificate of KeyVault:IssuingVersion.", "The certificate of issuing in the vault is not among Certificates:Issuing."],
            refused.Faults);
    }

    public void Dispose()
    {
        _before.Dispose();
        _now.Dispose();
        _key.Dispose();
    }

    private Task<IIssuingKey> OpenAsync(PinnedCertificate[] pinned, CertificateFacts[] known) => VaultIssuingKeys.OpenAsync(
        [.. pinned],
        [.. known],
        new Vault(new() { ["a"] = _now.Issuing, ["b"] = _before.Issuing }),
        address => new VaultKey(_key, address.AbsoluteUri),
        CancellationToken.None);

    private sealed class Vault(Dictionary<string, CertificateFacts> versions) : CertificateClient
    {
        public override Task<Response<KeyVaultCertificate>> GetCertificateVersionAsync(string certificateName, string version, CancellationToken cancellationToken = default) =>
            Task.FromResult(Response.FromValue(
                CertificateModelFactory.KeyVaultCertificate(
                    CertificateModelFactory.CertificateProperties(name: certificateName, version: version),
                    new Uri($"https://v.example/keys/{certificateName}/{version}"),
                    cer: versions[version].Der.ToArray()),
                null!));
    }
}
