using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Issuing
{
    private static readonly FixIssuance Fix = (FixIssuance)Given.Commands["FixIssuance"];

    [Fact]
    public void is_refused_before_its_moment()
    {
        var refused = Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Fix with { At = Given.IssueMoment.AddTicks(-1) }, Given.State("scheduled")));
        Assert.Equal(Problems.NotIssued, refused.Why.Problem);
    }

    [Fact]
    public void waits_for_an_officer_once_the_old_certificate_has_expired()
    {
        var late = Fix with { OldCertificateValid = false };
        var held = Given.EventsOf(RenewalProcess.Decide(late, Given.State("scheduled")));
        Assert.IsType<OrderHeld>(Assert.Single(held));

        var allowed = RenewalProcess.Replay([.. Given.Histories["scheduled"], .. held, new LateIssuanceAllowed("off-1", Given.Digest(22)), new OrderReleased("off-1", Given.Digest(18))]);
        Assert.IsType<IssuanceFixed>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(late, allowed))));
    }

    [Fact]
    public void does_not_happen_while_on_hold()
    {
        var held = RenewalProcess.Replay([.. Given.Histories["scheduled"], new OrderHeld("holder", "not-me")]);
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Fix, held));
    }

    [Theory]
    [InlineData("holder", "not-me")]
    [InlineData("off-1", "officer")]
    [InlineData("service", "evidence-broken")]
    public void stops_for_whoever_holds_it_while_nothing_is_recorded_and_can_be_refused_then(string by, string cause)
    {
        var held = Given.EventsOf(RenewalProcess.Decide(new Hold(by, cause), Given.State("issuing"))).Aggregate(Given.State("issuing"), RenewalProcess.Evolve);
        var released = Assert.Single(Given.EventsOf(RenewalProcess.Decide(Given.Commands["Release"], held)));
        Assert.Contains(new RenewalEffect.SignCertificate(), RenewalProcess.React(released, RenewalProcess.Evolve(held, released), Given.Now));
        var refused = Given.EventsOf(RenewalProcess.Decide(Given.Commands["RefuseOrder"], held));
        Assert.Equal(new RefundFellDue(121m, "RON"), refused[^1]);
        Assert.IsType<RenewalState.Ended>(refused.Aggregate(held, RenewalProcess.Evolve));
    }

    [Fact]
    public void tells_an_officer_of_a_certificate_that_was_signed_while_the_order_was_being_held()
    {
        var held = RenewalProcess.Replay([.. Given.Histories["issuing"], new OrderHeld("holder", "not-me")]);
        var signed = Assert.Single(Given.EventsOf(RenewalProcess.Decide(Given.Commands["RecordIssued"], held)));
        Assert.Equal(new SignedWhileHeld(Given.Digest(23)), signed);
        var state = Assert.IsType<RenewalState.OnHold>(RenewalProcess.Evolve(held, signed));
        Assert.Equal(new RenewalEffect.CallOfficer("signed-while-held"), Assert.Single(RenewalProcess.React(signed, state, Given.Now)));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(Given.Commands["RecordIssued"], state)));
        Assert.Null(state.Order.Certificate);
        Assert.Equal(Problems.SignedAlready, Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Given.Commands["RefuseOrder"], state)).Why.Problem);
        var released = Given.EventsOf(RenewalProcess.Decide(Given.Commands["Release"], state)).Aggregate<RenewalEvent, RenewalState>(state, RenewalProcess.Evolve);
        Assert.Contains(new RenewalEffect.SignCertificate(), RenewalProcess.React(new OrderReleased("off-1", Given.Digest(18)), released, Given.Now));
    }

    [Fact]
    public void tells_an_officer_of_a_certificate_that_was_signed_while_the_order_was_ending()
    {
        var ended = RenewalProcess.Replay([.. Given.Histories["issuing"], new OldCertificateRevoked(Given.Now)]);
        var signed = Assert.Single(Given.EventsOf(RenewalProcess.Decide(Given.Commands["RecordIssued"], ended)));
        Assert.IsType<SignedWhileHeld>(signed);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(Given.Commands["RecordIssued"], RenewalProcess.Evolve(ended, signed))));
    }

    [Fact]
    public void can_be_allowed_late_where_it_was_held_after_serial_and_validity_were_fixed()
    {
        var held = RenewalProcess.Replay([.. Given.Histories["issuing"], new OrderHeld("service", "old-certificate-expired")]);
        var allowed = Given.EventsOf(RenewalProcess.Decide(Given.Commands["AllowLateIssuance"], held));
        Assert.IsType<LateIssuanceAllowed>(Assert.Single(allowed));
        Assert.True(allowed.Aggregate(held, RenewalProcess.Evolve).Facts!.LateIssuanceAllowed);
    }

    [Fact]
    public void is_called_for_again_when_a_hold_ends()
    {
        var released = RenewalProcess.Replay([.. Given.Histories["scheduled"], new OrderHeld("holder", "not-me"), new OrderReleased("off-1", Given.Digest(18))]);
        Assert.IsType<RenewalState.Scheduled>(released);
        Assert.Contains(
            new RenewalEffect.BeginIssuance(Given.IssueMoment),
            RenewalProcess.React(new OrderReleased("off-1", Given.Digest(18)), released, Given.Now));
    }

    [Fact]
    public void fixes_serial_and_validity_once()
    {
        var second = Fix with { Event = Given.Fixed with { Serial = "0D" } };
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(second, Given.State("issuing"))));
    }

    [Fact]
    public void another_certificate_than_the_issued_one_is_not_installed()
    {
        var refused = Assert.IsType<Decision.Refused>(RenewalProcess.Decide(new RecordInstalled(Given.Digest(99), Given.Digest(24)), Given.State("issued")));
        Assert.Equal(Problems.InstallationMismatch, refused.Why.Problem);
    }
}
