using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalEffect;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Reminding
{
    [Theory]
    [InlineData(20, new[] { 10, 5, 3 })]
    [InlineData(10, new[] { 5, 3 })]
    [InlineData(9, new[] { 5, 3 })]
    [InlineData(4, new[] { 3 })]
    [InlineData(3, new int[0])]
    [InlineData(1, new int[0])]
    public void comes_ten_five_and_three_days_before_the_last_day_ends_and_past_ones_are_skipped(int daysLeft, int[] expected)
    {
        var placed = Given.Placed with { LapsesAt = Given.Now.AddDays(daysLeft) };
        var effects = RenewalProcess.React(placed, Given.State("placed"), Given.Now);
        Assert.Equal(
            expected.Select(days => placed.LapsesAt.AddDays(-days)),
            effects.OfType<SendMail>().Where(mail => mail.Kind == MailKind.Reminder).Select(mail => mail.Due!.Value));
        Assert.Contains(new LapseAt(placed.LapsesAt), effects);
    }

    [Fact]
    public void to_install_comes_three_seven_and_fourteen_days_after_issuance()
    {
        var effects = RenewalProcess.React(new CertificateIssued(Given.Digest(23)), Given.State("issued"), Given.IssueMoment);
        Assert.Equal(
            new[] { 3, 7, 14 }.Select(days => Given.IssueMoment.AddDays(days)),
            effects.OfType<SendMail>().Where(mail => mail.Kind == MailKind.NotInstalled).Select(mail => mail.Due!.Value));
    }
}
