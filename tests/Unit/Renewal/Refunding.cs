using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Refunding
{
    private static readonly RecordRefund Refund = new(121m, "RON", Given.Digest(27), "fin-1");

    [Fact]
    public void is_due_when_a_paid_order_ends_and_done_once()
    {
        var ended = Given.Histories["scheduled"].AddRange(Given.EventsOf(RenewalProcess.Decide(new Cancel(Given.Digest(19)), Given.State("scheduled"))));
        var state = RenewalProcess.Replay(ended);
        Assert.True(state.Facts!.RefundDue);
        var events = Given.EventsOf(RenewalProcess.Decide(Refund, state));
        Assert.Equal(new RefundRecorded(121m, "RON", Given.Digest(27), "fin-1"), Assert.Single(events));
        var after = events.Aggregate(state, RenewalProcess.Evolve);
        Assert.Contains(new RenewalEffect.SendMail(MailKind.Refunded), RenewalProcess.React(events[0], after, Given.Now));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(Refund, after)));
        Assert.Equal(Problems.OutOfOrder, Refused(Refund with { Decision = Given.Digest(28) }, after));
    }

    [Theory]
    [InlineData("lapsed")]
    [InlineData("refused")]
    [InlineData("cancelled")]
    public void is_due_for_money_that_is_registered_after_the_end_and_done_once(string end)
    {
        var pay = Given.Commands["RegisterPayment"];
        var paid = Given.EventsOf(RenewalProcess.Decide(pay, Given.State(end)));
        Assert.Equal(new RenewalEvent[] { Given.Paid, new RefundFellDue(121m, "RON") }, paid);
        var state = paid.Aggregate(Given.State(end), RenewalProcess.Evolve);
        Assert.Equal(end, state.Name);
        Assert.Contains(new RenewalEffect.TellFinance(121m, "RON"), RenewalProcess.React(paid[^1], state, Given.Now));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(pay, state)));
        Assert.IsType<RefundRecorded>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(Refund, state))));
        Assert.Equal(Problems.PaymentMismatch, Refused(((RegisterPayment)pay) with { Amount = 1m }, Given.State(end)));
    }

    [Fact]
    public void is_left_to_finance_for_money_that_comes_once_nothing_is_kept_of_the_order_any_more()
    {
        var erased = RenewalProcess.Evolve(Given.State("lapsed"), new DocumentsErased(DocumentGroup.Record, []));
        Assert.Equal(Problems.OutOfOrder, Refused((RegisterPayment)Given.Commands["RegisterPayment"], erased));
    }

    [Theory]
    [InlineData(120.99, "RON")]
    [InlineData(121, "EUR")]
    public void is_refused_for_another_amount(double amount, string currency)
    {
        var state = RenewalProcess.Replay(Given.Histories["scheduled"].Add(new OrderCancelled(Given.Digest(19))).Add(new RefundFellDue(121m, "RON")));
        Assert.Equal(Problems.PaymentMismatch, Refused(Refund with { Amount = (decimal)amount, Currency = currency }, state));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("scheduled")]
    [InlineData("issued")]
    public void is_out_of_order_where_nothing_is_due(string state) => Assert.Equal(Problems.OutOfOrder, Refused(Refund, Given.State(state)));

    private static Contracts.Problem Refused(RenewalCommand command, RenewalState state) =>
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(command, state)).Why.Problem;
}
