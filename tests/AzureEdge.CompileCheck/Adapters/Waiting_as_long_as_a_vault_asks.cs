using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using DigiRenew.Adapters.AzureServices.Keys;

namespace DigiRenew.Tests.AzureEdge.Adapters;

/// <summary>The real client and its real retry policy, which all clients of vaults share, against answers of ours.</summary>
public sealed class Waiting_as_long_as_a_vault_asks
{
    private static readonly Uri Address = new("https://service.vault.azure.net/");

    [Fact]
    public async Task comes_back_after_what_Retry_After_says_and_not_before()
    {
        using var vault = new Vault(TooMany(TimeSpan.FromSeconds(3)));
        Assert.Equal("value", await KeyVaultSecrets.ReadTextAsync(vault.Client(), "sendgrid-key", CancellationToken.None));
        Assert.True(vault.Waits.Max() > TimeSpan.FromSeconds(2.9));
    }

    [Fact]
    public async Task waits_by_itself_where_the_vault_names_no_time()
    {
        using var vault = new Vault(TooMany(null));
        Assert.Equal("value", await KeyVaultSecrets.ReadTextAsync(vault.Client(), "sendgrid-key", CancellationToken.None));
        Assert.True(vault.Waits.Max() > TimeSpan.FromSeconds(0.7));
    }

    [Fact]
    public async Task does_not_ask_again_what_it_may_not_know()
    {
        using var vault = new Vault(new HttpResponseMessage(HttpStatusCode.Forbidden));
        await Assert.ThrowsAsync<IOException>(() => KeyVaultSecrets.ReadTextAsync(vault.Client(), "sendgrid-key", CancellationToken.None));
        Assert.Empty(vault.Waits);
    }

    private static HttpResponseMessage TooMany(TimeSpan? wait)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = wait is { } time ? new RetryConditionHeaderValue(time) : null;
        return answer;
    }

    /// <summary>Asks who it is, as vaults do; then gives one answer, then the secret.</summary>
    private sealed class Vault(HttpResponseMessage first) : HttpMessageHandler
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan? _answered;
        private int _asked;

        /// <summary>From an answer to the next question.</summary>
        public List<TimeSpan> Waits { get; } = [];

        public SecretClient Client() => new(Address, new Nobody(), new SecretClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) }.Patient());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.Authorization is null)
            {
                var who = new HttpResponseMessage(HttpStatusCode.Unauthorized);
                who.Headers.WwwAuthenticate.ParseAdd("""Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001", resource="https://vault.azure.net" """);
                return Task.FromResult(who);
            }

            if (_answered is { } before)
            {
                Waits.Add(_clock.Elapsed - before);
            }

            _answered = _clock.Elapsed;
            return Task.FromResult(_asked++ == 0 ? first : new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($$$"""{"value":"value","id":"{{{Address}}}secrets/sendgrid-key/1","attributes":{"enabled":true}}""", Encoding.UTF8, "application/json"),
            });
        }
    }

    private sealed class Nobody : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
