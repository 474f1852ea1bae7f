using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Losing_the_contact
{
    private static readonly RecordBounce Bounce = new("7.0", "bounce");

    private static readonly SettleBlocker Settle = new(Blocker.Contact, "off-1", Given.Digest(40), "telephone");

    [Theory]
    [InlineData("placed")]
    [InlineData("awaiting-uploads")]
    [InlineData("awaiting-identification")]
    [InlineData("under-review")]
    [InlineData("approved")]
    [InlineData("scheduled")]
    [InlineData("on-hold")]
    public void stands_in_the_way_of_approval_and_calls_an_officer(string from)
    {
        var (state, events) = Do(Given.State(from), Bounce);
        Assert.Contains(Blocker.Contact, state.Facts!.Blockers);
        Assert.Contains(new RenewalEffect.CallOfficer("contact-bounced"), RenewalProcess.React(events[0], state, Given.Now));
        Assert.Empty(Do(state, Bounce).Events);
        Assert.Equal(new ContactBounced("8.0", "dropped"), Assert.Single(Do(state, new RecordBounce("8.0", "dropped")).Events));
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("scheduled")]
    public void voids_the_approvals(string from)
    {
        var (state, events) = Do(Given.State(from), Bounce);
        Assert.Equal(["ContactBounced", "ApprovalsVoided"], events.Select(happened => happened.GetType().Name));
        Assert.IsType<RenewalState.UnderReview>(state);
        Assert.Equal(Problems.Blocked, Refused(state, Given.Commands["Approve"]));
        Assert.Equal(Problems.OutOfOrder, Refused(state, Given.Commands["FixIssuance"]));
    }

    [Theory]
    [InlineData("issuing")]
    [InlineData("issued")]
    [InlineData("installed")]
    public void stops_nothing_that_is_on_its_way_but_calls_an_officer(string from)
    {
        var (state, events) = Do(Given.State(from), Bounce);
        Assert.Equal(from, state.Name);
        Assert.Empty(state.Facts!.Blockers);
        Assert.Contains(new RenewalEffect.CallOfficer("contact-bounced"), RenewalProcess.React(events[0], state, Given.Now));
    }

    [Fact]
    public void before_the_order_is_placed_blocks_it_from_its_beginning()
    {
        var drafted = Do(Given.State("drafted"), Bounce).State;
        Assert.Equal([Blocker.Contact], Do(drafted, Given.Commands["PlaceOrder"]).State.Facts!.Blockers);
    }

    [Fact]
    public void of_an_order_that_is_over_changes_nothing() => Assert.Empty(Do(Given.State("cancelled"), Bounce).Events);

    [Fact]
    public void is_settled_by_an_officer_and_a_second_one()
    {
        var lost = Do(Given.State("under-review"), Bounce).State;
        var proposed = Do(lost, Settle);
        Assert.Equal(new ContactProposed("off-1", Given.Digest(40), "telephone"), Assert.Single(proposed.Events));
        Assert.Contains(Blocker.Contact, proposed.State.Facts!.Blockers);
        var confirmed = Do(proposed.State, Settle with { Officer = "off-2", Decision = Given.Digest(41), Method = "seen" });
        Assert.Equal(new BlockerSettled(Blocker.Contact, "off-2", Given.Digest(41), "telephone"), Assert.Single(confirmed.Events));
        Assert.Empty(confirmed.State.Facts!.Blockers);
        var one = Do(confirmed.State, Given.Commands["Approve"]);
        Assert.IsType<ApprovalGiven>(Assert.Single(one.Events));
        Assert.IsType<OrderApproved>(Assert.Single(Do(one.State, (Approve)Given.Commands["Approve"] with { Officer = "off-2" }).Events));
    }

    [Fact]
    public void is_not_settled_by_the_same_officer_twice()
    {
        var proposed = Do(Do(Given.State("under-review"), Bounce).State, Settle).State;
        Assert.Empty(Do(proposed, Settle with { Decision = Given.Digest(41) }).Events);
        Assert.Equal(new ContactProposed("off-1", Given.Digest(41), "letter"), Assert.Single(Do(proposed, Settle with { Decision = Given.Digest(41), Method = "letter" }).Events));
    }

    [Fact]
    public void is_settled_for_the_address_that_both_named()
    {
        var lost = Do(Given.State("under-review"), Bounce).State;
        var proposed = Do(lost, Settle with { Address = Given.Digest(50) }).State;
        var other = Do(proposed, Settle with { Officer = "off-2", Address = Given.Digest(51) });
        Assert.IsType<ContactProposed>(Assert.Single(other.Events));
        var settled = Do(other.State, Settle with { Address = Given.Digest(51) }).State;
        Assert.Equal((Sha256Digest?)Given.Digest(51), settled.Facts!.Contact);
        Assert.Empty(settled.Facts.Blockers);
    }

    [Fact]
    public void again_after_it_was_settled_blocks_again()
    {
        var settled = Do(Do(Do(Given.State("under-review"), Bounce).State, Settle).State, Settle with { Officer = "off-2" }).State;
        Assert.Contains(Blocker.Contact, Do(settled, new RecordBounce("9.0", "bounce")).State.Facts!.Blockers);
    }

    private static (RenewalState State, ImmutableArray<RenewalEvent> Events) Do(RenewalState state, RenewalCommand command)
    {
        var events = Given.EventsOf(RenewalProcess.Decide(command, state));
        return (events.Aggregate(state, RenewalProcess.Evolve), events);
    }

    private static Contracts.Problem Refused(RenewalState state, RenewalCommand command) =>
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(command, state)).Why.Problem;
}
