using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Rules_of_dates
{
    private static readonly RenewalRules Standard = new("1", new DateOnly(2024, 1, 1));
    private static readonly RenewalRules Derogation = Standard with { DerogationEnabled = true };
    private static readonly BusinessDays Romania = BusinessDays.Romania;
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void the_standard_rule_asks_for_three_days_left(int daysLeft, bool permitted) =>
        Assert.Equal(permitted, Standard.JudgeToday(Today, Today.AddDays(daysLeft), Romania) is RuleVerdict.Yes);

    [Fact]
    public void the_standard_rule_issues_at_the_latest_three_days_before_expiry()
    {
        var expiry = Today.AddDays(20);
        Assert.IsType<RuleVerdict.Yes>(Standard.Judge(Today, expiry, expiry.AddDays(-3), Romania));
        var late = Assert.IsType<RuleVerdict.No>(Standard.Judge(Today, expiry, expiry.AddDays(-2), Romania)).Why;
        Assert.Equal(Problems.IssueDateTooLate, late.Problem);
        Assert.Equal(expiry.AddDays(-3), late.LastPossible);
        Assert.Equal("standard", late.Rule!.Name);
        Assert.Equal("2026-03-30", late.Rule.Inputs["expiry"]);
    }

    [Fact]
    public void a_date_in_the_past_is_refused() => Assert.Equal(
        Problems.IssueDateTooEarly,
        Assert.IsType<RuleVerdict.No>(Standard.Judge(Today, Today.AddDays(20), Today.AddDays(-1), Romania)).Why.Problem);

    [Fact]
    public void the_derogation_issues_one_business_day_before_expiry_and_steps_over_holidays()
    {
        // 1 May 2026 is a Friday: expiry on Saturday 2 leaves Thursday 30 April, a day more than the standard rule does.
        var (today, expiry) = (new DateOnly(2026, 4, 29), new DateOnly(2026, 5, 2));
        var verdict = Assert.IsType<RuleVerdict.Yes>(Derogation.JudgeToday(today, expiry, Romania));
        Assert.Equal((new DateOnly(2026, 4, 30), "derogation", "1"), (verdict.Last, verdict.Rule.Name, verdict.Rule.Inputs["businessDays"]));
        var late = Assert.IsType<RuleVerdict.No>(Derogation.JudgeToday(today.AddDays(2), expiry, Romania)).Why;
        Assert.Equal((new DateOnly(2026, 4, 30), "derogation"), (late.LastPossible, late.Rule!.Name));
    }

    [Fact]
    public void the_derogation_takes_nothing_away_that_the_standard_rule_allows()
    {
        // Expiry on Tuesday 14 April: one business day before is Thursday 9, and the standard rule allows until Saturday 11.
        var verdict = Assert.IsType<RuleVerdict.Yes>(Derogation.JudgeToday(new DateOnly(2026, 4, 10), new DateOnly(2026, 4, 14), Romania));
        Assert.Equal((new DateOnly(2026, 4, 11), "standard"), (verdict.Last, verdict.Rule.Name));
        Assert.Equal("3", verdict.Rule.Inputs["leadDays"]);
    }

    [Fact]
    public void with_the_derogation_every_date_is_allowed_that_is_allowed_without() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(Arb.From(Gen.Choose(0, 3000)), Arb.From(Gen.Choose(-2, 12)), Arb.From(Gen.Choose(-1, 12)), (day, left, ahead) =>
        {
            var today = new DateOnly(2024, 1, 1).AddDays(day);
            var (expiry, date) = (today.AddDays(left), today.AddDays(ahead));
            return Standard.Judge(today, expiry, date, Romania) is RuleVerdict.No || Derogation.Judge(today, expiry, date, Romania) is RuleVerdict.Yes;
        }));

    [Fact]
    public void a_refusal_says_the_last_day_that_would_still_have_done() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(Arb.From(Gen.Choose(0, 3000)), Arb.From(Gen.Choose(-2, 12)), Arb.From(Gen.Elements(true, false)), (day, left, derogation) =>
        {
            var today = new DateOnly(2024, 1, 1).AddDays(day);
            var expiry = today.AddDays(left);
            var rules = derogation ? Derogation : Standard;
            return rules.JudgeToday(today, expiry, Romania) is not RuleVerdict.No { Why.LastPossible: { } last }
                || (rules.JudgeToday(last, expiry, Romania) is RuleVerdict.Yes && rules.JudgeToday(last.AddDays(1), expiry, Romania) is RuleVerdict.No);
        }));

    [Fact]
    public void the_derogation_is_off_unless_switched_on() =>
        Assert.IsType<RuleVerdict.No>(Standard.JudgeToday(Today, Today.AddDays(2), Romania));

    [Fact]
    public void the_derogation_is_for_fewer_than_five_days_only() =>
        Assert.Equal("standard", Assert.IsType<RuleVerdict.Yes>(Derogation.JudgeToday(Today, Today.AddDays(5), Romania)).Rule.Name);

    [Fact]
    public void a_stated_last_date_is_accepted_and_the_day_after_is_not() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(Arb.From(Gen.Choose(0, 3000)), Arb.From(Gen.Choose(-2, 60)), Arb.From(Gen.Elements(true, false)), (day, left, derogation) =>
        {
            var today = new DateOnly(2024, 1, 1).AddDays(day);
            var rules = derogation ? Derogation : Standard;
            return rules.JudgeToday(today, today.AddDays(left), Romania) is not RuleVerdict.Yes window
                || (rules.Judge(today, today.AddDays(left), window.Last, Romania) is RuleVerdict.Yes
                    && rules.Judge(today, today.AddDays(left), window.Last.AddDays(1), Romania) is RuleVerdict.No
                    && window.First == today && window.Last >= today && window.Last < today.AddDays(left));
        }));

    [Theory]
    [InlineData(2024, 5, 5)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 12)]
    [InlineData(2027, 5, 2)]
    [InlineData(2028, 4, 16)]
    [InlineData(2029, 4, 8)]
    [InlineData(2030, 4, 28)]
    [InlineData(2031, 4, 13)]
    [InlineData(2032, 5, 2)]
    public void orthodox_easter_falls_on_its_published_date(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), RomanianHolidays.OrthodoxEaster(year));

    [Fact]
    public void the_holidays_of_2026_are_the_published_ones() => Assert.Equal(
        [
            "01-01", "01-02", "01-06", "01-07", "01-24", "04-10", "04-12", "04-13", "05-01", "05-31", "06-01",
            "08-15", "11-30", "12-01", "12-25", "12-26",
        ],
        RomanianHolidays.Of(2026).Order().Select(day => day.ToString("MM-dd", null)));

    [Fact]
    public void extra_holidays_come_from_configuration()
    {
        var bridge = new DateOnly(2026, 1, 5);
        Assert.True(Romania.Contains(bridge));
        Assert.False(new BusinessDays([bridge]).Contains(bridge));
    }
}
