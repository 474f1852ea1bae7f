using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class The_clock_of_the_provider
{
    private static readonly ProviderClock Clock = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest"), new TimeOnly(8, 0), TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-28", "2026-03-28T06:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24", "2026-10-24T05:00:00Z")]
    [InlineData("2026-10-25", "2026-10-25T06:00:00Z")]
    public void issues_at_eight_local_time_on_days_when_clocks_change(string date, string moment) =>
        Assert.Equal(DateTimeOffset.Parse(moment, null), Clock.IssueMoment(DateOnly.Parse(date, null), Given.Id));

    [Fact]
    public void passes_over_an_hour_that_does_not_exist() => Assert.Equal(
        new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
        (Clock with { IssueTime = new TimeOnly(3, 30) }).IssueMoment(new DateOnly(2026, 3, 29), Given.Id));

    [Fact]
    public void takes_the_first_of_an_hour_that_comes_twice() => Assert.Equal(
        new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero),
        (Clock with { IssueTime = new TimeOnly(3, 30) }).IssueMoment(new DateOnly(2026, 10, 25), Given.Id));

    [Theory]
    [InlineData("2026-12-31T21:59:59Z", "2026-12-31")]
    [InlineData("2026-12-31T22:00:00Z", "2027-01-01")]
    [InlineData("2028-02-28T22:00:00Z", "2028-02-29")]
    public void counts_days_in_its_own_zone(string moment, string date) =>
        Assert.Equal(DateOnly.Parse(date, null), Clock.DateOf(DateTimeOffset.Parse(moment, null)));

    [Fact]
    public void spreads_the_orders_of_a_day_within_the_jitter()
    {
        var spread = Clock with { Jitter = TimeSpan.FromMinutes(20) };
        var start = Clock.IssueMoment(Given.IssueDate, Given.Id);
        var moments = Enumerable.Range(0, 200).Select(_ => spread.IssueMoment(Given.IssueDate, new RenewalId(Guid.NewGuid()))).ToList();
        Assert.All(moments, moment => Assert.InRange(moment, start, start + spread.Jitter));
        Assert.True(moments.Distinct().Count() > 100);
    }
}
