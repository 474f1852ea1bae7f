using DigiRenew.Agent.Checking;

namespace DigiRenew.Tests.Unit.Agent;

public sealed class Listing_the_tokens : IDisposable
{
    private readonly Bench _bench = new();

    /// <summary>At noon, for a certificate that expires at eight in the morning (UTC) twenty days later.</summary>
    [Theory]
    [InlineData("Etc/UTC", 20)]
    [InlineData("Pacific/Kiritimati", 19)] // two in the morning of the next day already
    public async Task counts_the_days_that_are_left_where_the_provider_is(string zone, int days)
    {
        _bench.Now = Builders.DemoHierarchy.UsualMoment.AddHours(4);
        _bench.Service.TimeZone = zone;
        using var context = _bench.Run();
        var token = Assert.Single(await new ListTokens(context).RunAsync(askService: false, CancellationToken.None));
        Assert.Equal(days, Assert.Single(token.Certificates).DaysLeft);
    }

    public void Dispose() => _bench.Dispose();
}
