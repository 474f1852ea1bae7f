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
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Given.Commands["RecordIssued"], held));
        var released = Assert.Single(Given.EventsOf(RenewalProcess.Decide(Given.Commands["Release"], held)));
        Assert.Contains(new RenewalEffect.SignCertificate(), RenewalProcess.React(released, RenewalProcess.Evolve(held, released), Given.Now));
        var refused = Given.EventsOf(RenewalProcess.Decide(Given.Commands["RefuseOrder"], held));
        Assert.Equal(new RefundFellDue(121m, "RON"), refused[^1]);
        Assert.IsType<RenewalState.Ended>(refused.Aggregate(held, RenewalProcess.Evolve));
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
