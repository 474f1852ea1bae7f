using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Taking_a_payment_back
{
    private static readonly TakePaymentBack TakeBack = (TakePaymentBack)Given.Commands["TakePaymentBack"];
    private static readonly OrderHeld Held = new("service", "payment-taken-back");

    public static TheoryData<string> Paid => ["under-review", "scheduled", "issuing", "on-hold"];

    [Theory]
    [MemberData(nameof(Paid))]
    public void holds_the_order_and_leaves_it_unpaid_until_another_payment_comes(string name)
    {
        var (events, state) = Take(PaidIn(name));
        Assert.Equal(name == "on-hold" ? [new PaymentTakenBack(TakeBack.Entry)] : new RenewalEvent[] { new PaymentTakenBack(TakeBack.Entry), Held }, events);
        var held = Assert.IsType<RenewalState.OnHold>(state);
        Assert.Null(held.Order.Payment);
        Assert.IsNotType<RenewalState.Scheduled>(held.Before);
        Assert.IsType<PaymentRegistered>(Given.EventsOf(RenewalProcess.Decide(new RegisterPayment(121m, "RON", Given.Digest(43), "fin-1", Given.IssueMoment), state))[0]);
    }

    [Theory]
    [InlineData("on-hold")]
    [InlineData("issued")]
    [InlineData("installed")]
    [InlineData("cancelled")]
    public void calls_an_officer_where_the_order_can_not_be_held_by_it(string name)
    {
        var (events, _) = Take(PaidIn(name));
        var taken = Assert.Single(events);
        Assert.Equal(new RenewalEffect.CallOfficer("payment-taken-back"), Assert.Single(RenewalProcess.React(taken, RenewalProcess.Evolve(PaidIn(name), taken), Given.Now)));
    }

    [Theory]
    [InlineData("scheduled")]
    [InlineData("issued")]
    public void calls_an_officer_once(string name)
    {
        var state = PaidIn(name);
        var calls = 0;
        foreach (var happened in Given.EventsOf(RenewalProcess.Decide(TakeBack, state)))
        {
            state = RenewalProcess.Evolve(state, happened);
            calls += RenewalProcess.React(happened, state, Given.Now).Count(effect => effect is RenewalEffect.CallOfficer);
        }

        Assert.Equal(1, calls);
    }

    [Fact]
    public void counts_once_and_does_not_hold_a_released_order_again()
    {
        var (_, held) = Take(PaidIn("scheduled"));
        var released = Given.EventsOf(RenewalProcess.Decide(Given.Commands["Release"], held)).Aggregate(held, RenewalProcess.Evolve);
        Assert.IsType<RenewalState.Approved>(released);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(TakeBack, released)));
        var paidAgain = Given.EventsOf(RenewalProcess.Decide(new RegisterPayment(121m, "RON", Given.Digest(43), "fin-1", Given.IssueMoment), released)).Aggregate(released, RenewalProcess.Evolve);
        Assert.IsType<RenewalState.Scheduled>(paidAgain);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(TakeBack, paidAgain)));
        Assert.NotEmpty(Given.EventsOf(RenewalProcess.Decide(new TakePaymentBack(Given.Digest(44)), paidAgain)));
    }

    [Fact]
    public void lets_nothing_be_issued_on_that_payment_whoever_releases_the_order()
    {
        var (_, held) = Take(PaidIn("issuing"));
        var released = Given.EventsOf(RenewalProcess.Decide(Given.Commands["Release"], held)).Aggregate(held, RenewalProcess.Evolve);
        Assert.DoesNotContain(Given.EventsOf(RenewalProcess.Decide(Given.Commands["RecordIssued"], released)), happened => happened is CertificateIssued);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(Given.Commands["RegisterPayment"], released))); // the payment that went back, once more
    }

    [Fact]
    public void ends_a_refund_that_was_due()
    {
        var (_, state) = Take(PaidIn("cancelled"));
        Assert.False(state.Facts!.RefundDue);
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Given.Commands["RecordRefund"], state));
    }

    [Fact]
    public void takes_the_proof_with_it()
    {
        var proven = RenewalProcess.Replay([.. Given.Histories["approved"], Given.Upload(UploadKind.PaymentProof), new UploadVerified(UploadKind.PaymentProof, 1, Given.Digest(20)), Given.Paid, Given.Schedule]);
        var (_, held) = Take(proven);
        Assert.IsType<OrderLapsed>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(new Lapse(Given.LapsesAt), held))));
    }

    [Fact]
    public void is_out_of_order_where_nothing_was_paid() =>
        Assert.Equal(Problems.OutOfOrder, Assert.IsType<Decision.Refused>(RenewalProcess.Decide(TakeBack, Given.State("approved"))).Why.Problem);

    private static RenewalState PaidIn(string name) => name switch
    {
        "under-review" or "on-hold" => RenewalProcess.Evolve(Given.State(name), Given.Paid),
        "cancelled" => RenewalProcess.Replay([.. Given.Histories["scheduled"], new OrderCancelled(Given.Digest(19)), new RefundFellDue(121m, "RON")]),
        _ => Given.State(name),
    };

    private static (IReadOnlyList<RenewalEvent> Events, RenewalState After) Take(RenewalState state)
    {
        var events = Given.EventsOf(RenewalProcess.Decide(TakeBack, state));
        return (events, events.Aggregate(state, RenewalProcess.Evolve));
    }
}
