using Azure;
using Azure.Security.KeyVault.Secrets;
using DigiRenew.Adapters.AzureServices.Keys;

namespace DigiRenew.Tests.AzureEdge.Adapters;

public sealed class Reading_secrets_of_a_vault
{
    private static readonly string[] Purposes = ["session-token", "nonce", "code-pepper", "form-salt", "notice-link"];

    private readonly Vault _vault = new();

    public Reading_secrets_of_a_vault() => Array.ForEach(Purposes, purpose => _vault.Put(purpose, "1", Secret(1)));

    [Fact]
    public async Task takes_the_two_newest_versions_that_are_enabled()
    {
        _vault.Put("nonce", "2", Secret(2));
        _vault.Put("nonce", "3", Secret(3), enabled: false);
        _vault.Put("nonce", "4", Secret(4));
        var secrets = await KeyVaultSecrets.OpenAsync(Purposes.Select(purpose => ((SecretClient)_vault, purpose)), CancellationToken.None);
        Assert.Equal([4, 2], secrets.For("nonce").Select(secret => (int)secret.Span[0]));
        Assert.Equal([1], secrets.For("session-token").Select(secret => (int)secret.Span[0]));
        Assert.Throws<ArgumentException>(() => secrets.For("another"));
    }

    [Theory]
    [InlineData("dG9vIHNob3J0")]
    [InlineData("no base 64")]
    public async Task refuses_a_secret_that_is_not_32_octets(string value)
    {
        _vault.Put("form-salt", "2", value);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => KeyVaultSecrets.OpenAsync(Purposes.Select(purpose => ((SecretClient)_vault, purpose)), CancellationToken.None));
        Assert.Contains("form-salt", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_to_start_without_one_of_them()
    {
        _vault.Remove("code-pepper");
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => KeyVaultSecrets.OpenAsync(Purposes.Select(purpose => ((SecretClient)_vault, purpose)), CancellationToken.None));
        Assert.Contains("code-pepper", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_which_text_the_vault_did_not_give() =>
        Assert.Contains("sendgrid-key", (await Assert.ThrowsAsync<IOException>(() => KeyVaultSecrets.ReadTextAsync(_vault, "sendgrid-key", CancellationToken.None))).Message, StringComparison.Ordinal);

    private static string Secret(byte first) => Convert.ToBase64String([first, .. new byte[31]]);

    private sealed class Vault : SecretClient
    {
        private readonly Dictionary<string, List<KeyVaultSecret>> _kept = new(StringComparer.Ordinal);

        public void Put(string name, string version, string value, bool enabled = true)
        {
            if (!_kept.TryGetValue(name, out var versions))
            {
                _kept[name] = versions = [];
            }

            var properties = SecretModelFactory.SecretProperties(name: name, version: version, createdOn: DateTimeOffset.UnixEpoch.AddDays(versions.Count));
            properties.Enabled = enabled;
            versions.Add(SecretModelFactory.KeyVaultSecret(properties, value));
        }

        public void Remove(string name) => _kept.Remove(name);

        public override AsyncPageable<SecretProperties> GetPropertiesOfSecretVersionsAsync(string name, CancellationToken cancellationToken = default) =>
            AsyncPageable<SecretProperties>.FromPages([Page<SecretProperties>.FromValues([.. (_kept.GetValueOrDefault(name) ?? []).Select(secret => secret.Properties)], null, null!)]);

        public override Task<Response<KeyVaultSecret>> GetSecretAsync(string name, string? version = null, SecretContentType? outContentType = null, CancellationToken cancellationToken = default) =>
            GetSecretAsync(name, version!, cancellationToken);

        public override Task<Response<KeyVaultSecret>> GetSecretAsync(string name, string version, CancellationToken cancellationToken) =>
            _kept.GetValueOrDefault(name)?.Find(secret => version is null || secret.Properties.Version == version) is { } found
                ? Task.FromResult(Response.FromValue(found, null!))
                : Task.FromException<Response<KeyVaultSecret>>(new RequestFailedException(404, "SecretNotFound"));
    }
}
