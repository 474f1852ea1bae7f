using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Review;

public sealed class Deciding_on_an_order
{
    private static readonly DecisionRequest Approval = new("approve", Compared: ["name", "birth-date", "document-valid"]);

    private static readonly Dictionary<string, string> Identification = new() { ["method"] = "presence", ["evidence"] = "PV 12/2026", ["date"] = "2026-11-20" };

    [Fact]
    public async Task seals_what_was_judged()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var before = await walk.ReadAsync();
        await walk.ApproveAsync();
        var order = (await walk.ReadAsync()).Order;
        var statement = await walk.StatementAsync(order.Approvals["officer-1"]);
        Assert.Equal(before.Head.Hex, statement.Head);
        Assert.Equal("approve", statement.Decision);
        Assert.Equal(order.Draft.NewKey.Hex, statement.NewKeySha256);
        Assert.Equal(order.Uploads[UploadKind.Identity].File.Hex, statement.Uploads["identity"]);
        Assert.Equal("birth-date,document-valid,name", statement.Details["compared"]);
    }

    [Fact]
    public async Task is_refused_on_a_version_that_is_no_longer_current()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var version = (await walk.ReadAsync()).Version - 1;
        Assert.Equal("precondition-failed", Code(await walk.Application.DecideOrder.RunAsync(OrderWalk.Officer, walk.Id, version, Approval, default)));
    }

    [Fact]
    public async Task is_refused_on_an_order_that_is_not_there()
    {
        using var walk = OrderWalk.Begin();
        Assert.Equal("not-found", Code(await walk.Application.DecideOrder.RunAsync(OrderWalk.Officer, walk.Id, 0, Approval, default)));
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task is_for_officers_only(string role)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("forbidden", Code(await walk.DecideAsync(Approval, new("other", [role]))));
    }

    [Theory]
    [InlineData("refuse-upload", "contract")]
    [InlineData("refuse-order", null)]
    [InlineData("hold", null)]
    public async Task to_refuse_or_hold_needs_a_reason(string decision, string? kind)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("reason-missing", Code(await walk.DecideAsync(new(decision, kind, " "))));
    }

    [Theory]
    [InlineData("promote", null, "form-invalid")]
    [InlineData("revoke", null, "form-invalid")]
    [InlineData("refuse-upload", "passport", "form-invalid")]
    [InlineData("identification", null, "form-invalid")]
    public async Task is_refused_where_it_makes_no_sense(string decision, string? kind, string code)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal(code, Code(await walk.DecideAsync(new(decision, kind, "Motiv"))));
    }

    [Fact]
    public async Task without_comparing_is_refused_and_keeps_nothing()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("comparison-missing", Code(await walk.DecideAsync(Approval with { Compared = ["name", "document-valid"] })));
        Assert.Empty((await walk.ReadAsync()).Order.Approvals);
    }

    [Fact]
    public async Task keeps_the_reason_of_a_refused_upload_with_the_private_documents()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("refuse-upload", "identity", "Copia nu se citește.")));
        var order = (await walk.ReadAsync()).Order;
        var statement = await walk.StatementAsync(order.Uploads[UploadKind.Identity].Returned!.Value);
        Assert.Equal("Copia nu se citește.", await walk.ReasonAsync(statement.Details["reason"]));
        Assert.IsType<RenewalState.AwaitingUploads>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task keeps_every_reason_and_seals_its_digest()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DecideAsync(new("hold", Reason: "De verificat cu banca"));
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        var events = (await walk.ReadAsync()).Events.Select(recorded => recorded.Event).ToList();
        var held = await walk.StatementAsync(events.OfType<RenewalEvent.OrderHeld>().Single().Decision!.Value);
        var refused = await walk.StatementAsync(events.OfType<RenewalEvent.OrderRefused>().Single().Decision);
        Assert.Equal(("hold", "De verificat cu banca"), (held.Decision, await walk.ReasonAsync(held.Details["reason"])));
        Assert.Equal(("refuse-order", "Actul a expirat"), (refused.Decision, await walk.ReasonAsync(refused.Details["reason"])));
    }

    [Fact]
    public async Task does_not_let_an_operator_write_what_only_the_service_seals()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DecideAsync(Approval with { Details = new Dictionary<string, string> { ["reason"] = "aa", ["compared"] = "everything" } });
        var details = (await walk.StatementAsync((await walk.ReadAsync()).Order.Approvals["officer-1"])).Details;
        Assert.Equal("birth-date,document-valid,name", details["compared"]);
        Assert.DoesNotContain("reason", details.Keys);
    }

    [Fact]
    public async Task approves_no_copy_that_came_after_the_one_that_was_seen()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var seen = (await walk.ReadAsync()).Version;
        await walk.DecideAsync(new("refuse-upload", "identity", "Copia nu se citește."), new("officer-2", ["officer"]));
        await walk.UploadAsync(UploadKind.Identity);
        Assert.Equal("precondition-failed", Code(await walk.Application.DecideOrder.RunAsync(OrderWalk.Officer, walk.Id, seen, Approval, default)));
        Assert.Empty((await walk.ReadAsync()).Order.Approvals);
    }

    [Fact]
    public async Task settles_an_identification_but_not_one_by_a_method_that_policy_does_not_accept()
    {
        using var walk = await OrderWalk.ToReviewAsync(Blocker.Identification);
        Assert.Equal("form-invalid", Code(await walk.DecideAsync(new("identification", Details: new Dictionary<string, string>(Identification) { ["method"] = "telephone" }))));
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("identification", Details: Identification)));
        Assert.Equal("presence", (await walk.ReadAsync()).Order.Settled[Blocker.Identification]);
    }

    [Fact]
    public async Task nobody_approves_alone_what_they_changed()
    {
        using var walk = await OrderWalk.ToReviewAsync(Blocker.Identification);
        await walk.DecideAsync(new("identification", Details: Identification));
        Assert.Equal("own-change", Code(await walk.ApproveAsync()));
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.ApproveAsync(new("officer-2", ["officer"])));
    }

    [Theory]
    [InlineData(0, "under-review")]
    [InlineData(29, "under-review")]
    [InlineData(30, "approved")]
    [InlineData(null, "approved")]
    public async Task a_recent_change_of_contact_or_device_in_the_register_asks_for_a_second_person(int? daysAgo, string state)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var old = (await walk.ReadAsync()).Order.Draft.Certificate;
        await walk.Register.PutAsync(
            new(old.Issuer, old.Serial, walk.Demo.Holder.PublicKey, "presence", null, null, false, null, null, false, "valid", daysAgo is { } days ? walk.Context.Today.AddDays(-days) : null),
            default);
        await walk.ApproveAsync();
        Assert.Equal(state, (await walk.ReadAsync()).State.Name);
        await walk.ApproveAsync(new("officer-2", ["officer"]));
        Assert.Equal("approved", (await walk.ReadAsync()).State.Name);
    }

    [Fact]
    public async Task approval_waits_for_a_blocker_to_be_settled()
    {
        using var walk = await OrderWalk.ToReviewAsync(Blocker.SubscriberConsent);
        var refused = Assert.IsType<Outcome<ReviewOrderView>.Refused>(await walk.ApproveAsync()).Why;
        Assert.Equal("approval-blocked", refused.Problem.Code);
        Assert.Equal("acordul organizației", Words.Say("blockers", refused.Values["blockers"], Language.Ro));
    }

    [Fact]
    public void names_every_blocker_in_words() =>
        Assert.All(Enum.GetNames<Blocker>(), name => Assert.NotEqual(name, Words.Say("blockers", name, Language.En)));

    [Fact]
    public async Task approval_after_the_last_day_is_refused_by_the_rule()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Time.Advance(TimeSpan.FromDays(18));
        Assert.Equal("rule-no-longer-met", Code(await walk.ApproveAsync()));
    }

    [Fact]
    public async Task late_approval_issues_at_once()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        walk.Time.Advance(TimeSpan.FromDays(5));
        await walk.ApproveAsync();
        Assert.Equal(walk.Time.Now, (await walk.ReadAsync()).Order.IssueMoment);
    }

    [Fact]
    public async Task holds_and_releases()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DecideAsync(new("hold", Reason: "De verificat"));
        Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State);
        await walk.DecideAsync(new("release"));
        Assert.IsType<RenewalState.UnderReview>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task a_refused_order_that_was_paid_makes_a_refund_due()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        Assert.True((await walk.ReadAsync()).Order.RefundDue);
    }

    private static string Code(Outcome<ReviewOrderView> outcome) => Assert.IsType<Outcome<ReviewOrderView>.Refused>(outcome).Why.Problem.Code;
}
