using Azure;
using Azure.Security.KeyVault.Certificates;
using DigiRenew.Adapters.AzureServices.Keys;
using DigiRenew.Journey.Issuance;
using DigiRenew.Pki;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Asking_a_vault_for_the_issuing_certificate
{
    private static readonly byte[] Request = [0x30, 0x01, 0x00];

    private readonly Vault _vault = new();

    [Theory]
    [InlineData(KeyAlgorithm.Rsa3072, true, "RSA-HSM", 3072, null)]
    [InlineData(KeyAlgorithm.Rsa4096, false, "RSA", 4096, null)]
    [InlineData(KeyAlgorithm.P256, true, "EC-HSM", null, "P-256")]
    [InlineData(KeyAlgorithm.P384, false, "EC", null, "P-384")]
    public async Task makes_a_key_that_never_leaves_and_is_kept_and_nothing_renews_by_itself(KeyAlgorithm algorithm, bool hsm, string type, int? size, string? curve)
    {
        Assert.Equal(Request, (await AskAsync(algorithm, hsm)).ToArray());
        var policy = Assert.Single(_vault.Made);
        Assert.Equal(("Unknown", "CN=Exemplu CA"), (policy.IssuerName, policy.Subject));
        Assert.False(policy.Exportable);
        Assert.True(policy.ReuseKey);
        Assert.Equal((type, size, curve), (policy.KeyType.ToString(), policy.KeySize, policy.KeyCurveName?.ToString()));
        Assert.Equal(["cRLSign", "keyCertSign"], policy.KeyUsage.Select(usage => usage.ToString()).Order(StringComparer.Ordinal));
        var action = Assert.Single(policy.LifetimeActions);
        Assert.Equal(("EmailContacts", 365), (action.Action.ToString(), action.DaysBeforeExpiry));
        Assert.Equal(120, policy.ValidityInMonths);
    }

    [Fact]
    public async Task gives_the_request_again_that_is_still_open()
    {
        _vault.Open = new Operation(completed: false);
        Assert.Equal(Request, (await AskAsync()).ToArray());
        Assert.Empty(_vault.Made);
    }

    [Fact]
    public async Task makes_another_once_the_last_was_completed()
    {
        _vault.Open = new Operation(completed: true);
        await AskAsync();
        Assert.Single(_vault.Made);
    }

    [Fact]
    public async Task puts_the_signed_certificate_with_its_chain_beside_the_key()
    {
        Assert.Equal("v7", await new KeyVaultIssuingCertificates(_vault).MergeAsync("issuing", [Request, new byte[] { 1 }], CancellationToken.None));
        Assert.Equal([Request, [1]], _vault.Merged!.X509Certificates);
        Assert.Equal("issuing", _vault.Merged.Name);
    }

    [Fact]
    public async Task says_what_the_vault_refused()
    {
        _vault.Failure = new RequestFailedException(403, "Caller is not authorized");
        var refused = await Assert.ThrowsAsync<IOException>(() => AskAsync());
        Assert.Contains("Caller is not authorized", refused.Message, StringComparison.Ordinal);
    }

    private Task<ReadOnlyMemory<byte>> AskAsync(KeyAlgorithm algorithm = KeyAlgorithm.Rsa3072, bool hsm = true) =>
        new KeyVaultIssuingCertificates(_vault).RequestAsync(new IssuingCertificateOrder("issuing", "CN=Exemplu CA", algorithm, hsm, 120, 365), CancellationToken.None);

    private sealed class Operation(bool completed) : CertificateOperation
    {
        public override bool HasCompleted => completed;

        public override CertificateOperationProperties Properties => CertificateModelFactory.CertificateOperationProperties(name: "issuing", csr: Request);
    }

    private sealed class Vault : CertificateClient
    {
        public List<CertificatePolicy> Made { get; } = [];

        public CertificateOperation? Open { get; set; }

        public MergeCertificateOptions? Merged { get; private set; }

        public RequestFailedException? Failure { get; set; }

        public override Task<CertificateOperation> GetCertificateOperationAsync(string certificateName, CancellationToken cancellationToken = default) =>
            Failure is { } failure ? Task.FromException<CertificateOperation>(failure)
            : Open is { } open ? Task.FromResult(open)
            : Task.FromException<CertificateOperation>(new RequestFailedException(404, "PendingCertificateNotFound"));

        public override Task<CertificateOperation> StartCreateCertificateAsync(
            string certificateName,
            CertificatePolicy policy,
            bool? enabled = null,
            IDictionary<string, string>? tags = null,
            bool? preserveCertificateOrder = null,
            CancellationToken cancellationToken = default)
        {
            Made.Add(policy);
            return Task.FromResult<CertificateOperation>(new Operation(completed: false));
        }

        public override Task<Response<KeyVaultCertificateWithPolicy>> MergeCertificateAsync(MergeCertificateOptions mergeCertificateOptions, CancellationToken cancellationToken = default)
        {
            Merged = mergeCertificateOptions;
            return Task.FromResult(Response.FromValue(
                CertificateModelFactory.KeyVaultCertificateWithPolicy(CertificateModelFactory.CertificateProperties(name: mergeCertificateOptions.Name, version: "v7")), null!));
        }
    }
}
