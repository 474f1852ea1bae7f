using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;
using static DigiRenew.Renewal.RenewalCommand;
using static DigiRenew.Renewal.RenewalEvent;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Reviewing_an_order
{
    private static readonly Approve Approve = (Approve)Given.Commands["Approve"];

    [Fact]
    public void approval_then_payment_schedules_and_so_does_payment_then_approval()
    {
        var pay = Given.Commands["RegisterPayment"];
        foreach (var order in new[] { new[] { Approve, pay }, [pay, Approve] })
        {
            var state = Given.State("under-review");
            foreach (var command in order)
            {
                state = Given.EventsOf(RenewalProcess.Decide(command, state)).Aggregate(state, RenewalProcess.Evolve);
            }

            Assert.IsType<RenewalState.Scheduled>(state);
            Assert.Equal(Given.IssueMoment, state.Facts!.IssueMoment);
        }
    }

    [Theory]
    [InlineData("name", "document-valid")]
    [InlineData("name", "birth-date")]
    [InlineData("birth-date", "document-valid")]
    public void approval_is_refused_unless_all_three_were_compared(params string[] compared) =>
        Refused(Problems.ComparisonMissing, RenewalProcess.Decide(Approve with { Compared = [.. compared] }, Given.State("under-review")));

    [Fact]
    public void nobody_approves_what_they_settled_themselves()
    {
        var state = RenewalProcess.Evolve(Given.State("awaiting-identification"), new BlockerSettled(Blocker.Identification, "off-1", Given.Digest(1), "presence"));
        Assert.IsType<RenewalState.UnderReview>(state);
        Refused(Problems.OwnChange, RenewalProcess.Decide(Approve, state));
        Assert.NotEmpty(Given.EventsOf(RenewalProcess.Decide(Approve with { Officer = "off-2" }, state)));
    }

    [Fact]
    public void two_officers_are_needed_where_policy_says_two()
    {
        var two = Approve with { ApprovalsNeeded = 2 };
        var first = Given.EventsOf(RenewalProcess.Decide(two, Given.State("under-review")));
        Assert.IsType<ApprovalGiven>(Assert.Single(first));
        var state = RenewalProcess.Evolve(Given.State("under-review"), first[0]);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(two, state)));
        Assert.IsType<OrderApproved>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(two with { Officer = "off-2" }, state))));
    }

    [Fact]
    public void a_change_voids_the_approvals_before_it()
    {
        var placed = Given.Placed with { Blockers = [Blocker.SubscriberConsent] };
        var state = RenewalProcess.Replay([Given.Draft, placed, Given.Papers, .. Given.VerifiedUploads, new ApprovalGiven("off-1", Given.Digest(12))]);
        var settled = Given.EventsOf(RenewalProcess.Decide(new SettleBlocker(Blocker.SubscriberConsent, "off-2", Given.Digest(16), "representative"), state));
        Assert.Equal(["BlockerSettled", "ApprovalsVoided"], settled.Select(happened => happened.GetType().Name));
        Assert.Empty(settled.Aggregate(state, RenewalProcess.Evolve).Facts!.Approvals);
    }

    [Fact]
    public void who_changed_something_may_be_one_of_two_but_never_alone()
    {
        var changed = RenewalProcess.Evolve(
            Given.State("awaiting-identification"), new BlockerSettled(Blocker.Identification, "off-1", Given.Digest(1), "presence"));
        var two = Approve with { ApprovalsNeeded = 2 };
        var state = Assert.IsType<ApprovalGiven>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(two, changed)))) is var given
            ? RenewalProcess.Evolve(changed, given)
            : changed;
        Assert.IsType<OrderApproved>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(two with { Officer = "off-2" }, state))));
    }

    [Fact]
    public void two_who_both_changed_something_need_a_third()
    {
        var placed = Given.Placed with { Blockers = [Blocker.SubscriberConsent, Blocker.Identification] };
        var state = RenewalProcess.Replay(
        [
            Given.Draft, placed, Given.Papers, .. Given.VerifiedUploads,
            new BlockerSettled(Blocker.SubscriberConsent, "off-1", Given.Digest(1), "representative"),
            new BlockerSettled(Blocker.Identification, "off-2", Given.Digest(2), "presence"),
        ]);
        var two = Approve with { ApprovalsNeeded = 2 };
        foreach (var officer in new[] { "off-1", "off-2" })
        {
            var given = Assert.IsType<ApprovalGiven>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(two with { Officer = officer }, state))));
            state = RenewalProcess.Evolve(state, given);
        }

        Assert.IsType<OrderApproved>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(two with { Officer = "off-3" }, state))));
    }

    [Theory]
    [InlineData(Blocker.Contact)]
    [InlineData(Blocker.Device)]
    public void two_persons_approve_where_contact_or_device_was_settled_whatever_the_policy(Blocker blocker)
    {
        var state = RenewalProcess.Replay(
            [Given.Draft, Given.Placed with { Blockers = [blocker] }, Given.Papers, .. Given.VerifiedUploads, new BlockerSettled(blocker, "off-3", Given.Digest(1), "call")]);
        var first = Assert.IsType<ApprovalGiven>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(Approve, state))));
        state = RenewalProcess.Evolve(state, first);
        Assert.IsType<OrderApproved>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(Approve with { Officer = "off-2" }, state))));
    }

    [Fact]
    public void who_allows_late_issuance_before_approval_does_not_approve_alone_and_voids_what_was_approved()
    {
        var half = RenewalProcess.Evolve(Given.State("under-review"), new ApprovalGiven("off-2", Given.Digest(12)));
        var late = Given.EventsOf(RenewalProcess.Decide(Given.Commands["AllowLateIssuance"], half));
        Assert.Equal(["LateIssuanceAllowed", "ApprovalsVoided"], late.Select(happened => happened.GetType().Name));
        var state = late.Aggregate(half, RenewalProcess.Evolve);
        Assert.Empty(state.Facts!.Approvals);
        Refused(Problems.OwnChange, RenewalProcess.Decide(Approve, state));
    }

    [Fact]
    public void an_authorisation_that_comes_after_an_approval_voids_it_and_a_payment_proof_does_not()
    {
        var received = Given.EventsOf(RenewalProcess.Decide(new ReceiveUpload(Given.Upload(UploadKind.Authorisation)), Given.State("approved")));
        Assert.Equal(["UploadReceived", "ApprovalsVoided"], received.Select(happened => happened.GetType().Name));
        Assert.IsType<RenewalState.UnderReview>(received.Aggregate(Given.State("approved"), RenewalProcess.Evolve));
        var proof = Given.EventsOf(RenewalProcess.Decide(new ReceiveUpload(Given.Upload(UploadKind.PaymentProof)), Given.State("approved")));
        Assert.IsType<UploadReceived>(Assert.Single(proof));
    }

    [Fact]
    public void approval_is_refused_while_something_blocks_it()
    {
        var state = RenewalProcess.Replay([Given.Draft, Given.Placed with { Blockers = [Blocker.SubscriberConsent] }, Given.Papers, .. Given.VerifiedUploads]);
        Refused(Problems.Blocked, RenewalProcess.Decide(Approve, state));
    }

    [Fact]
    public void a_returned_upload_voids_approval_and_schedule_and_waits_for_the_holder()
    {
        var state = Given.EventsOf(RenewalProcess.Decide(Given.Commands["ReturnUpload"], Given.State("scheduled")))
            .Aggregate(Given.State("scheduled"), RenewalProcess.Evolve);
        var order = Assert.IsType<RenewalState.AwaitingUploads>(state).Order;
        Assert.False(order.IsApproved);
        Assert.Null(order.IssueMoment);
        Assert.Equal(UploadStatus.Refused, order.StatusOf(UploadKind.Identity));
        Assert.NotNull(order.Payment);
        Assert.NotEmpty(Given.EventsOf(RenewalProcess.Decide(new ReceiveUpload(Given.Upload(UploadKind.Identity) with { File = Given.Digest(77) }), state)));
    }

    [Fact]
    public void a_wrong_amount_or_currency_is_refused()
    {
        var pay = (RegisterPayment)Given.Commands["RegisterPayment"];
        Refused(Problems.PaymentMismatch, RenewalProcess.Decide(pay with { Amount = 120.99m }, Given.State("under-review")));
        Refused(Problems.PaymentMismatch, RenewalProcess.Decide(pay with { Currency = "EUR" }, Given.State("under-review")));
    }

    [Fact]
    public void an_order_that_ends_after_payment_owes_a_refund()
    {
        var paid = RenewalProcess.Evolve(Given.State("under-review"), Given.Paid);
        foreach (var end in new[] { "RefuseOrder", "Cancel", "Lapse", "RecordOldRevoked" })
        {
            var events = Given.EventsOf(RenewalProcess.Decide(Given.Commands[end], paid));
            Assert.Equal(new RefundFellDue(121m, "RON"), events[^1]);
            Assert.Single(Given.EventsOf(RenewalProcess.Decide(Given.Commands[end], Given.State("under-review"))));
        }
    }

    [Fact]
    public void an_approved_order_does_not_lapse()
    {
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(new Lapse(Given.LapsesAt), Given.State("approved"))));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(new Lapse(Given.LapsesAt), Given.State("scheduled"))));
    }

    [Fact]
    public void nothing_lapses_before_its_moment() =>
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(new Lapse(Given.LapsesAt.AddTicks(-1)), Given.State("under-review"))));

    private static void Refused(Problem problem, Decision decision) =>
        Assert.Equal(problem, Assert.IsType<Decision.Refused>(decision).Why.Problem);
}
