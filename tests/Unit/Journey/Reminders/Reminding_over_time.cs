using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Reminders;

public sealed class Reminding_over_time
{
    [Fact]
    public async Task sends_three_reminders_to_a_holder_who_does_nothing_and_then_word_that_the_order_lapsed()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var lapses = (await desk.EntryAsync(id)).Order.Placement!.LapsesAt;
        await desk.Application.Effects.AdvanceAsync(id, CancellationToken.None);
        var sent = await WalkAsync(desk, id, lapses.AddDays(1));
        Assert.Equal(
            [(-10, "vă așteaptă"), (-5, "vă așteaptă"), (-3, "vă așteaptă"), (0, "a expirat")],
            sent.Select(mail => ((int)Math.Round((mail.At - lapses).TotalDays), mail.Subject.Contains("expirat", StringComparison.Ordinal) ? "a expirat" : "vă așteaptă")));
        Assert.Equal("lapsed", (await desk.StateAsync(id)).Name);
    }

    [Fact]
    public async Task reminds_of_the_installation_after_three_seven_and_fourteen_days()
    {
        using var desk = new RenewalDesk();
        var id = await desk.ReviewedAsync();
        await desk.IssueAsync(id);
        var issued = desk.Time.Now;
        var sent = await WalkAsync(desk, id, issued.AddDays(30));
        Assert.Equal([3, 7, 14], sent.Select(mail => (int)Math.Round((mail.At - issued).TotalDays)));
        Assert.All(sent, mail => Assert.Contains("nu este încă pe token", mail.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task stops_once_it_is_installed()
    {
        using var desk = new RenewalDesk();
        var id = await desk.ReviewedAsync();
        await desk.IssueAsync(id);
        var issued = desk.Time.Now;
        await WalkAsync(desk, id, issued.AddDays(4));
        await desk.RunAsync(id, new RenewalCommand.RecordInstalled((await desk.EntryAsync(id)).Order.Certificate!.Value, DigiRenew.Pki.Sha256Digest.Zero));
        Assert.Contains("încheiată", Assert.Single(await WalkAsync(desk, id, issued.AddDays(30))).Subject, StringComparison.Ordinal);
    }

    /// <summary>Lets hours pass; what was sent to the holder, and when.</summary>
    private static async Task<IReadOnlyList<(DateTimeOffset At, string Subject)>> WalkAsync(RenewalDesk desk, RenewalId id, DateTimeOffset until)
    {
        var sent = new List<(DateTimeOffset, string)>();
        for (; desk.Time.Now < until; desk.Time.Advance(TimeSpan.FromHours(6)))
        {
            var before = desk.Mail.Sent.Count;
            await desk.Application.Effects.AdvanceAsync(id, CancellationToken.None);
            sent.AddRange(desk.Mail.Sent.Skip(before).Where(message => message.To == desk.Pki.Holder.Email).Select(message => (desk.Time.Now, message.Subject)));
        }

        return sent;
    }
}
