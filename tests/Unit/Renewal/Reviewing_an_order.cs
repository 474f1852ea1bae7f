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

    [Fact]
    public void two_persons_approve_where_the_contact_was_settled_whatever_the_policy()
    {
        var state = RenewalProcess.Replay(
            [Given.Draft, Given.Placed with { Blockers = [Blocker.Contact] }, Given.Papers, .. Given.VerifiedUploads, new BlockerSettled(Blocker.Contact, "off-3", Given.Digest(1), "call")]);
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
    public void an_order_that_was_paid_while_on_hold_is_scheduled_when_the_hold_ends()
    {
        var held = RenewalProcess.Replay([.. Given.Histories["approved"], new OrderHeld("off-1", "officer")]);
        var state = Given.EventsOf(RenewalProcess.Decide(Given.Commands["RegisterPayment"], held)).Aggregate(held, RenewalProcess.Evolve);
        var released = Given.EventsOf(RenewalProcess.Decide(Given.Commands["Release"], state));
        Assert.Equal(new RenewalEvent[] { new OrderReleased("off-1", Given.Digest(18)), Given.Schedule }, released);
        state = released.Aggregate(state, RenewalProcess.Evolve);
        Assert.IsType<RenewalState.Scheduled>(state);
        Assert.Contains(new RenewalEffect.BeginIssuance(Given.IssueMoment), RenewalProcess.React(Given.Schedule, state, Given.Now));
    }

    [Fact]
    public void an_approved_order_lapses_unless_it_is_paid_or_the_payment_is_proven()
    {
        var lapse = new Lapse(Given.LapsesAt);
        Assert.IsType<OrderLapsed>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(lapse, Given.State("approved")))));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(lapse, Given.State("scheduled"))));
        var proven = RenewalProcess.Replay(
            [.. Given.Histories["approved"], Given.Upload(UploadKind.PaymentProof), new UploadVerified(UploadKind.PaymentProof, 1, Given.Digest(20))]);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(lapse, proven)));
        var refused = RenewalProcess.Replay(
            [.. Given.Histories["approved"], Given.Upload(UploadKind.PaymentProof), new UploadRefused(UploadKind.PaymentProof, 1, "unreadable", Given.Digest(20))]);
        Assert.IsType<OrderLapsed>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(lapse, refused))));
    }

    [Theory]
    [InlineData("verifying")]
    [InlineData("verified")]
    [InlineData("attached")]
    public void a_proof_that_nobody_refused_keeps_an_approved_order_until_an_officer_decides_after_the_old_certificate(string proof)
    {
        RenewalEvent[] shown = proof switch
        {
            "verifying" => [Given.Upload(UploadKind.PaymentProof)],
            "verified" => [Given.Upload(UploadKind.PaymentProof), new UploadVerified(UploadKind.PaymentProof, 1, Given.Digest(20))],
            _ => [((AttachPaymentProof)Given.Commands["AttachPaymentProof"]).Event],
        };
        var proven = RenewalProcess.Replay([.. Given.Histories["approved"], .. shown]);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(new Lapse(Given.LapsesAt), proven)));
        var expired = new Lapse(Given.Draft.Certificate.NotAfter.AddSeconds(1));
        var held = Given.EventsOf(RenewalProcess.Decide(expired, proven));
        Assert.Equal(new OrderHeld("service", "old-certificate-expired"), Assert.Single(held));

        var state = held.Aggregate(proven, RenewalProcess.Evolve);
        foreach (var way in new[] { "AllowLateIssuance", "RegisterPayment", "Release" })
        {
            state = Given.EventsOf(RenewalProcess.Decide(Given.Commands[way], state)).Aggregate(state, RenewalProcess.Evolve);
        }

        Assert.IsType<RenewalState.Scheduled>(state);
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(expired, state)));
    }

    [Fact]
    public void an_approved_order_whose_proof_is_refused_or_whose_hold_ends_after_the_last_day_is_judged_anew()
    {
        var approved = Given.State("approved");
        var refused = new UploadRefused(UploadKind.PaymentProof, 1, "unreadable", Given.Digest(20));
        var released = new OrderReleased("off-1", Given.Digest(18));
        foreach (RenewalEvent happened in new RenewalEvent[] { refused, released })
        {
            Assert.Contains(new RenewalEffect.LapseAt(Given.LapsesAt), RenewalProcess.React(happened, approved, Given.LapsesAt));
            Assert.DoesNotContain(new RenewalEffect.LapseAt(Given.LapsesAt), RenewalProcess.React(happened, approved, Given.LapsesAt.AddTicks(-1)));
        }
    }

    [Fact]
    public void a_paid_order_waits_for_an_officer_once_the_old_certificate_has_expired()
    {
        var expired = new Lapse(Given.Draft.Certificate.NotAfter.AddSeconds(1));
        var held = Assert.IsType<OrderHeld>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(expired, Given.State("scheduled")))));
        Assert.Equal("old-certificate-expired", held.Cause);
        var allowed = RenewalProcess.Evolve(Given.State("scheduled"), new LateIssuanceAllowed("off-1", Given.Digest(22)));
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(expired, allowed)));
    }

    [Fact]
    public void an_order_that_loses_its_approval_after_the_last_day_lapses_then()
    {
        var bounced = Given.EventsOf(RenewalProcess.Decide(Given.Commands["RecordBounce"], Given.State("scheduled")));
        var state = bounced.Aggregate(Given.State("scheduled"), RenewalProcess.Evolve);
        Assert.Empty(RenewalProcess.React(bounced[^1], state, Given.LapsesAt.AddTicks(-1)));
        Assert.Equal(new RenewalEffect.LapseAt(Given.LapsesAt), Assert.Single(RenewalProcess.React(bounced[^1], state, Given.LapsesAt)));
        Assert.Contains(
            new RenewalEffect.LapseAt(Given.LapsesAt),
            RenewalProcess.React(new UploadReturned(UploadKind.Identity, 1, "off-1", Given.Digest(15)), state, Given.LapsesAt.AddDays(1)));
    }

    [Fact]
    public void approval_names_the_rule_that_allowed_it()
    {
        var approved = Assert.IsType<OrderApproved>(Given.EventsOf(RenewalProcess.Decide(Approve, Given.State("under-review")))[0]);
        Assert.Equal(Given.Draft.Rule, approved.Rule);
        var placed = Assert.IsType<OrderPlaced>(Assert.Single(Given.EventsOf(RenewalProcess.Decide(Given.Commands["PlaceOrder"], Given.State("drafted")))));
        Assert.Equal(Given.Draft.Rule, placed.Rule);
    }

    [Fact]
    public void nothing_lapses_before_its_moment() =>
        Assert.Empty(Given.EventsOf(RenewalProcess.Decide(new Lapse(Given.LapsesAt.AddTicks(-1)), Given.State("under-review"))));

    private static void Refused(Problem problem, Decision decision) =>
        Assert.Equal(problem, Assert.IsType<Decision.Refused>(decision).Why.Problem);
}
