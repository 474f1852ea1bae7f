using System.Net;
using DigiRenew.Journey.Reminders;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Saying_this_was_not_me : IAsyncLifetime
{
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task finds_nothing_by_a_forged_token_or_one_of_no_order(string method)
    {
        foreach (var token in new[] { new string('A', 43), NoticeLink.Write(_service.Ports.Secrets, new RenewalId(Guid.NewGuid())) })
        {
            using var request = new HttpRequestMessage(new(method), $"/api/not-me/{token}");
            using var answer = await _service.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("not-found", (await TestService.ProblemOf(answer)).Code);
        }
    }
}
