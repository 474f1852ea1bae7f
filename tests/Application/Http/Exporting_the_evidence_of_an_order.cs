using System.Net;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Application.Http;

public sealed class Exporting_the_evidence_of_an_order : IAsyncLifetime
{
    private TestService _service = null!;

    public async Task InitializeAsync() => _service = await TestService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("finance", HttpStatusCode.Forbidden)]
    [InlineData("administrator", HttpStatusCode.Forbidden)]
    [InlineData("officer", HttpStatusCode.NotFound)]
    [InlineData("auditor", HttpStatusCode.NotFound)]
    public async Task is_for_officers_and_auditors(string role, HttpStatusCode status)
    {
        using var answer = await _service.Client.SendAsync(TestService.AsOperator(HttpMethod.Get, $"/api/review/orders/{new RenewalId(Guid.NewGuid())}/evidence", role));
        Assert.Equal(status, answer.StatusCode);
    }
}
