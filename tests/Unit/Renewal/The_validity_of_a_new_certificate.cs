using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class The_validity_of_a_new_certificate
{
    private static readonly DateTimeOffset Moment = new(2026, 12, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly ProviderClock Clock = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest"), new(8, 0), TimeSpan.Zero);
    private static readonly RenewalRules Rules = new("4.0", new(2020, 1, 1));

    [Theory]
    [InlineData(2027, 11, 22, 1, 2028, 11, 22)]
    [InlineData(2028, 2, 29, 1, 2029, 2, 28)]
    [InlineData(2028, 2, 29, 3, 2031, 2, 28)]
    public void ends_one_second_before_the_same_moment_some_years_on(int year, int month, int day, int years, int lastYear, int lastMonth, int lastDay)
    {
        var moment = new DateTimeOffset(year, month, day, 6, 0, 0, 123, TimeSpan.Zero);
        var (notBefore, notAfter) = NewValidity.From(moment, years);
        Assert.Equal(moment.AddMilliseconds(-123), notBefore);
        Assert.Equal(new DateTimeOffset(lastYear, lastMonth, lastDay, 6, 0, 0, TimeSpan.Zero).AddSeconds(-1), notAfter);
    }

    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, false)]
    [InlineData(-1, -1, false)]
    [InlineData(1, 1, false)]
    public void ends_after_the_old_one_and_not_after_the_issuing_one(int old, int issuing, bool possible)
    {
        var end = NewValidity.From(Moment, 1).NotAfter;
        Assert.Equal(possible, NewValidity.IsPossible(Moment, 1, end.AddSeconds(old), end.AddSeconds(issuing)));
    }

    [Fact]
    public void is_refused_with_the_rule_and_the_last_day_on_which_the_issuing_certificate_still_allows_it()
    {
        var why = NewValidity.Judge(Rules, Clock, Moment, 2, Moment.AddDays(10), Moment.AddYears(2).AddDays(-3))!;
        Assert.Equal(Problems.ValidityNotPossible, why.Problem);
        Assert.Equal(("validity", "4.0", "2028-11-28"), (why.Rule!.Name, why.Rule.Version, why.Rule.Inputs["issuing"]));
        Assert.Equal(new DateOnly(2026, 11, 28), why.LastPossible);
        Assert.Null(NewValidity.Judge(Rules, Clock, Moment.AddDays(-3), 2, Moment.AddDays(10), Moment.AddYears(2).AddDays(-3)));
    }
}
