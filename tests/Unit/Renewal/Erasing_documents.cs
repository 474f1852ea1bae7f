using DigiRenew.Contracts.Catalogue;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Erasing_documents
{
    private static readonly DateTimeOffset Until = Given.Now.AddDays(90);

    [Theory]
    [InlineData("issued", DocumentGroup.Copies)]
    [InlineData("installed", DocumentGroup.Record)]
    [InlineData("refused", DocumentGroup.Copies)]
    [InlineData("lapsed", DocumentGroup.Record)]
    public void is_accepted_on_the_day_and_refused_the_moment_before(string state, DocumentGroup group)
    {
        Assert.Equal(new RenewalEvent.DocumentsErased(group, [Given.Digest(9)]), Assert.Single(Given.EventsOf(Decide(state, group, Until))));
        var refused = Assert.IsType<Decision.Refused>(Decide(state, group, Until.AddTicks(-1))).Why;
        Assert.Equal((Problems.MustBeKept, "2026-06-08"), (refused.Problem, refused.Values["until"]));
    }

    [Theory]
    [InlineData("under-review")]
    [InlineData("scheduled")]
    [InlineData("issuing")]
    [InlineData("on-hold")]
    public void is_refused_while_the_order_is_open(string state) =>
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(new RenewalCommand.RecordErased(DocumentGroup.Copies, [], null, true, Until), Given.State(state)));

    [Theory]
    [InlineData("installed", DocumentGroup.Copies, true)]
    [InlineData("cancelled", DocumentGroup.Copies, true)]
    [InlineData("cancelled", DocumentGroup.Record, true)]
    [InlineData("issued", DocumentGroup.Copies, false)]
    [InlineData("issued", DocumentGroup.Record, false)]
    [InlineData("installed", DocumentGroup.Record, false)]
    public void at_the_holders_request_needs_no_day_where_nothing_rests_on_them(string state, DocumentGroup group, bool goes)
    {
        var decision = RenewalProcess.Decide(new RenewalCommand.RecordErased(group, [], Until, true, Given.Now), Given.State(state));
        Assert.Equal(goes, decision is Decision.Accepted);
    }

    [Fact]
    public void the_record_of_a_paid_order_is_kept_although_it_was_cancelled()
    {
        var paid = RenewalProcess.Replay([.. Given.Histories["under-review"], Given.Paid, new RenewalEvent.OrderCancelled(Given.Digest(19)), new RenewalEvent.RefundFellDue(121m, "RON")]);
        Assert.IsType<Decision.Refused>(RenewalProcess.Decide(new RenewalCommand.RecordErased(DocumentGroup.Record, [], Until, true, Given.Now), paid));
        Assert.IsType<Decision.Accepted>(RenewalProcess.Decide(new RenewalCommand.RecordErased(DocumentGroup.Copies, [], Until, true, Given.Now), paid));
    }

    [Fact]
    public void the_record_takes_the_copies_with_it_and_leaves_the_state_as_it_was()
    {
        var before = Given.State("installed");
        var after = Given.EventsOf(Decide("installed", DocumentGroup.Record, Until)).Aggregate(before, RenewalProcess.Evolve);
        Assert.Equal(("installed", 2), (after.Name, after.Facts!.Erased.Count));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(new RenewalCommand.RecordErased(DocumentGroup.Copies, [], Until, false, Until), after)));
    }

    [Theory]
    [InlineData("2026-03-16T06:00:00Z", "2026-06-14T06:00:00Z", "2035-02-28T10:00:00Z")]
    public void is_due_so_many_days_after_issue_and_years_after_the_last_day(string issued, string copies, string record)
    {
        var periods = new RetentionPeriods();
        var notAfter = DateTimeOffset.Parse("2028-02-29T10:00:00Z", null);
        Assert.Equal(DateTimeOffset.Parse(copies, null), periods.AfterIssue(DocumentGroup.Copies, DateTimeOffset.Parse(issued, null), notAfter));
        Assert.Equal(DateTimeOffset.Parse(record, null), periods.AfterIssue(DocumentGroup.Record, DateTimeOffset.Parse(issued, null), notAfter));
        Assert.Equal(DateTimeOffset.Parse(issued, null).AddDays(30), periods.AfterEnd(DocumentGroup.Copies, DateTimeOffset.Parse(issued, null)));
    }

    private static Decision Decide(string state, DocumentGroup group, DateTimeOffset at) =>
        RenewalProcess.Decide(new RenewalCommand.RecordErased(group, [Given.Digest(9)], Until, false, at), Given.State(state));
}
