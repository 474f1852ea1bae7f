using DigiRenew.Renewal.Rules;

namespace DigiRenew.Tests.Unit.Renewal;

/// <summary>Days are the provider's: what is permitted until the last second of a local day is refused a second later, whatever the clocks do on that day.</summary>
public sealed class The_last_minute_of_a_rule
{
    private static readonly ProviderClock Clock = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest"), new TimeOnly(8, 0), TimeSpan.Zero);
    private static readonly RenewalRules Standard = new("1", new DateOnly(2024, 1, 1));

    [Theory]
    [InlineData("2026-04-01T09:00:00Z", "2026-03-29T20:59:59Z")] // the night in which clocks go forward
    [InlineData("2026-10-28T09:00:00Z", "2026-10-25T21:59:59Z")] // the night in which they go back: a day of 25 hours
    [InlineData("2027-01-03T09:00:00Z", "2026-12-31T21:59:59Z")]
    [InlineData("2028-03-03T09:00:00Z", "2028-02-29T21:59:59Z")]
    [InlineData("2027-03-03T09:00:00Z", "2027-02-28T21:59:59Z")]
    [InlineData("2026-12-10T22:00:00Z", "2026-12-08T21:59:59Z")] // midnight local: it expires on the 11th
    [InlineData("2026-12-10T21:59:59Z", "2026-12-07T21:59:59Z")] // a second before: on the 10th
    public void is_the_last_second_of_a_local_day(string expiry, string last)
    {
        var (expires, moment) = (DateTimeOffset.Parse(expiry, null), DateTimeOffset.Parse(last, null));
        var permitted = Assert.IsType<RuleVerdict.Yes>(Judge(moment, expires));
        Assert.IsType<RuleVerdict.No>(Judge(moment.AddSeconds(1), expires));
        Assert.Equal(moment.AddSeconds(1), Clock.StartOf(permitted.Last.AddDays(1)));
    }

    private static RuleVerdict Judge(DateTimeOffset now, DateTimeOffset expires) => Standard.JudgeToday(Clock.DateOf(now), Clock.DateOf(expires), BusinessDays.Romania);
}
