using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Placing_an_order
{
    private static readonly PlaceOrder Right = (PlaceOrder)Given.Commands["PlaceOrder"];

    [Fact]
    public void counts_a_wrong_code_and_says_no_more_than_five_times()
    {
        var state = Given.State("drafted");
        for (var tries = 0; tries < RenewalProcess.CodeTries; tries++)
        {
            var wrong = Given.EventsOf(RenewalProcess.Decide(Right with { Code = Given.Digest(99) }, state));
            Assert.IsType<RenewalEvent.CodeRefused>(Assert.Single(wrong));
            state = RenewalProcess.Evolve(state, wrong[0]);
        }

        Refused(Problems.CodeExpired, RenewalProcess.Decide(Right, state));
    }

    [Fact]
    public void accepts_the_right_code_at_the_fifth_try()
    {
        var state = Enumerable.Repeat<RenewalEvent>(new RenewalEvent.CodeRefused(), RenewalProcess.CodeTries - 1)
            .Aggregate(Given.State("drafted"), RenewalProcess.Evolve);
        Assert.IsType<RenewalEvent.OrderPlaced>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(Right, state))));
    }

    [Fact]
    public void accepts_a_code_in_its_last_moment_and_not_after()
    {
        var state = Given.State("drafted");
        Assert.NotEmpty(Given.EventsOf(RenewalProcess.Decide(Right with { At = Given.Draft.CodeExpires }, state)));
        Refused(Problems.CodeExpired, RenewalProcess.Decide(Right with { At = Given.Draft.CodeExpires.AddTicks(1) }, state));
    }

    [Fact]
    public void is_refused_when_the_request_carries_another_key_than_the_draft() =>
        Refused(Problems.KeyNotFresh, RenewalProcess.Decide(Right with { NewKey = Given.Digest(99) }, Given.State("drafted")));

    [Fact]
    public void is_refused_when_other_terms_were_signed() =>
        Refused(Problems.TermsChanged, RenewalProcess.Decide(Right with { Terms = Given.Digest(99) }, Given.State("drafted")));

    [Fact]
    public void is_refused_when_another_draft_certificate_or_date_was_signed()
    {
        Refused(Problems.StatementInvalid, RenewalProcess.Decide(Right with { Draft = Given.Digest(99) }, Given.State("drafted")));
        Refused(Problems.StatementInvalid, RenewalProcess.Decide(Right with { Certificate = Given.Digest(99) }, Given.State("drafted")));
        Refused(Problems.StatementInvalid, RenewalProcess.Decide(Right with { IssueDate = Given.IssueDate.AddDays(1) }, Given.State("drafted")));
    }

    private static void Refused(Contracts.Problem problem, Decision decision) =>
        Assert.Equal(problem, Assert.IsType<Decision.Refused>(decision).Why.Problem);
}
