using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Looking_at_an_identity_copy
{
    private static readonly RecordIdentityViewed Look = (RecordIdentityViewed)Given.Commands["RecordIdentityViewed"];

    private static readonly RecordIdentityViewed Audit = Look with { By = "aud-1", Viewer = IdentityViewer.Auditor, Reason = Given.Digest(60) };

    [Fact]
    public void is_an_event_that_names_who_in_which_role_and_why()
    {
        Assert.Equal(new IdentityViewed(Look.View, "off-1", IdentityViewer.Officer, 1, null), Assert.Single(Given.EventsOf(RenewalProcess.Decide(Look, Given.State("under-review")))));
        Assert.Equal(
            new IdentityViewed(Look.View, "aud-1", IdentityViewer.Auditor, 1, Given.Digest(60)),
            Assert.Single(Given.EventsOf(RenewalProcess.Decide(Audit, Given.State("installed")))));
    }

    [Fact]
    public void voids_no_approval_and_leaves_the_state()
    {
        var half = RenewalProcess.Evolve(Given.State("under-review"), new ApprovalGiven("off-2", Given.Digest(12)));
        var after = RenewalProcess.Evolve(half, Assert.Single(Given.EventsOf(RenewalProcess.Decide(Look, half))));
        Assert.IsType<RenewalState.UnderReview>(after);
        Assert.Equal(half.Facts!.Approvals, after.Facts!.Approvals);
    }

    [Fact]
    public void twice_is_two_events_and_the_same_look_told_twice_is_one()
    {
        var state = RenewalProcess.Evolve(Given.State("under-review"), Assert.Single(Given.EventsOf(RenewalProcess.Decide(Look, Given.State("under-review")))));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(Look, state)));
        Assert.Single(Given.EventsOf(RenewalProcess.Decide(Look with { View = Guid.NewGuid() }, state)));
    }

    [Theory]
    [InlineData("awaiting-uploads")]
    [InlineData("approved")]
    [InlineData("scheduled")]
    [InlineData("issued")]
    [InlineData("refused")]
    public void is_not_for_an_officer_when_the_order_is_not_under_review(string state) =>
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Look, Given.State(state)));

    [Fact]
    public void is_not_for_an_auditor_without_a_written_reason() =>
        Assert.Equal(Problems.ReasonMissing, Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Audit with { Reason = null }, Given.State("under-review"))).Why.Problem);

    [Fact]
    public void of_another_attempt_finds_nothing() =>
        Assert.Equal(Problems.NotFound, Assert.IsType<Decision.Refused>(RenewalProcess.Decide(Look with { Attempt = 2 }, Given.State("under-review"))).Why.Problem);
}
