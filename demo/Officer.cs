using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Demo;

/// <summary>An operator who works through the review API.</summary>
public sealed class Officer(Uri service, string apiKey) : IDisposable
{
    private readonly HttpClient _client = new()
    {
        BaseAddress = service,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", apiKey) },
    };

    public async Task<ReviewQueueView> QueueAsync(string state) =>
        (await _client.GetFromJsonAsync($"/api/review/orders?state={state}", WireJson.Default.ReviewQueueView))!;

    /// <summary>Waits until an order is listed: the queue is written a moment after the order.</summary>
    /// <param name="state">Which queue.</param>
    /// <param name="id">Which order; null: whichever comes, where there is to be one alone.</param>
    /// <exception cref="DemoException">It was not within half a minute.</exception>
    public async Task<ReviewRowView> UntilListedAsync(string state, Guid? id = null)
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if ((await QueueAsync(state)).Orders.SingleOrDefault(row => id is null || row.Id == id) is { } listed)
            {
                return listed;
            }
        }

        throw new DemoException($"Waited in vain for the order among those that are {state}.");
    }

    public async Task<ReviewOrderView> OrderAsync(Guid id) =>
        (await _client.GetFromJsonAsync($"/api/review/orders/{id}", WireJson.Default.ReviewOrderView))!;

    public async Task PayAsync(PaymentRequest payment)
    {
        using var answer = await _client.PostAsJsonAsync("/api/review/payments", payment, WireJson.Default.PaymentRequest);
        await CheckAsync(answer);
    }

    public Task DecideAsync(Guid id, long version, DecisionRequest decision) =>
        ChangeAsync($"/api/review/orders/{id}/decisions", version, JsonContent.Create(decision, WireJson.Default.DecisionRequest));

    /// <summary>Hands in a bank's statement (camt.053).</summary>
    public async Task HandInAsync(byte[] statement)
    {
        using var content = new ByteArrayContent(statement) { Headers = { ContentType = new("application/xml") } };
        using var answer = await _client.PostAsync("/api/review/statements", content);
        await CheckAsync(answer);
    }

    public async Task RefundAsync(RefundRequest refund)
    {
        using var answer = await _client.PostAsJsonAsync("/api/review/refunds", refund, WireJson.Default.RefundRequest);
        await CheckAsync(answer);
    }

    /// <summary>Asks for the revocation of an issued certificate, or confirms what another officer asked for.</summary>
    public Task RevokeAsync(Guid id, long version, RevocationRequest revocation) =>
        ChangeAsync($"/api/review/orders/{id}/revocation", version, JsonContent.Create(revocation, WireJson.Default.RevocationRequest));

    public void Dispose() => _client.Dispose();

    /// <summary>Changes the version of an order that was seen.</summary>
    private async Task ChangeAsync(string path, long version, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await _client.SendAsync(request);
        await CheckAsync(answer);
    }

    private static async Task CheckAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new DemoException($"The service answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
