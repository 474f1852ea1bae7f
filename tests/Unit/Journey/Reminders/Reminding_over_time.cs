using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Review;
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
    public async Task keeps_an_approved_order_whose_holder_mailed_a_proof_of_payment_and_takes_money_that_came_after_the_end()
    {
        using var desk = new RenewalDesk();
        var id = await desk.ReviewedAsync();
        var order = (await desk.EntryAsync(id)).Order;
        await new PublishRecords(desk.Context).RunAsync(id, CancellationToken.None);
        RenewalDesk.Done(await desk.Application.AttachPaymentProof.RunAsync(Officer, id, "op.png", Files.Png(7), CancellationToken.None));
        RenewalDesk.Done(await DecideAsync(desk, id, new("approve", Compared: ["name", "birth-date", "document-valid"])));

        await WalkAsync(desk, id, order.Placement!.LapsesAt.AddDays(1));
        Assert.Equal("approved", (await desk.StateAsync(id)).Name);
        await WalkAsync(desk, id, order.Draft.Certificate.NotAfter.AddDays(1));
        Assert.Equal("old-certificate-expired", Assert.IsType<RenewalState.OnHold>(await desk.StateAsync(id)).Cause);
        Assert.Contains(desk.Mail.Sent, message => message.To == desk.Context.Settings.OfficerMail && message.Text.Contains("(old-certificate-expired)", StringComparison.Ordinal));

        RenewalDesk.Done(await DecideAsync(desk, id, new("refuse-order", Reason: "Prea târziu")));
        var price = order.Draft.Price;
        RenewalDesk.Done(await desk.Application.RegisterPayment.RunAsync(Finance, new(order.ProformaNumber!, price.Total, price.Currency, "FT-1", desk.Today), CancellationToken.None));
        await WalkAsync(desk, id, desk.Time.Now.AddHours(1));
        Assert.Contains(desk.Mail.Sent, message => message.To == desk.Context.Settings.FinanceMail);
        Assert.Equal("refund-due", Assert.Single(RenewalDesk.Done(await desk.Application.ReadPayments.DueAsync(Finance, CancellationToken.None)).Entries).Kind);
        RenewalDesk.Done(await desk.Application.RecordRefund.RunAsync(Finance, new(order.ProformaNumber!, price.Total, price.Currency, "RB-1", desk.Today), CancellationToken.None));
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

    private static OperatorIdentity Officer { get; } = new("officer-1", ["officer"]);

    private static OperatorIdentity Finance { get; } = new("finance-1", ["finance"]);

    private static async Task<Outcome<ReviewOrderView>> DecideAsync(RenewalDesk desk, RenewalId id, DecisionRequest decision) =>
        await desk.Application.DecideOrder.RunAsync(Officer, id, (await desk.EntryAsync(id)).Version, decision, CancellationToken.None);

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
