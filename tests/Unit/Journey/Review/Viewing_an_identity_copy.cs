using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Review;

/// <summary>SPEC §7: watermarked, each look an event; officers while under review, auditors with a written reason, nobody else.</summary>
public sealed class Viewing_an_identity_copy
{
    private static readonly OperatorIdentity Auditor = new("auditor-1", ["auditor"]);

    [Fact]
    public async Task gives_an_officer_the_copy_and_what_is_written_across_it()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var copy = Done(await ViewAsync(walk, OrderWalk.Officer));
        Assert.Equal("image/png", copy.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(copy.Content)[..4]);
        Assert.Equal($"officer-1 {walk.Id.Number} {walk.Time.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC", copy.Watermark);
        Assert.Equal((await walk.ReadAsync()).Version, copy.Version);
    }

    [Fact]
    public async Task leaves_an_event_each_time()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Done(await ViewAsync(walk, OrderWalk.Officer));
        Done(await ViewAsync(walk, OrderWalk.Officer));
        var views = (await walk.ReadAsync()).Events.Where(recorded => recorded.Event is RenewalEvent.IdentityViewed).ToList();
        Assert.Equal(2, views.Count);
        Assert.All(views, recorded =>
        {
            Assert.Equal(Actor.Operator("officer-1"), recorded.Actor);
            Assert.Equal(IdentityViewer.Officer, ((RenewalEvent.IdentityViewed)recorded.Event).Viewer);
        });
    }

    [Fact]
    public async Task keeps_an_auditors_reason_privately_and_its_digest_in_the_trail()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        Done(await ViewAsync(walk, Auditor, "Sesizarea 17"));
        var viewed = (await walk.ReadAsync()).Events.Select(recorded => recorded.Event).OfType<RenewalEvent.IdentityViewed>().Single();
        Assert.Equal("Sesizarea 17", await walk.ReasonAsync(viewed.Reason!.Value.Hex));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task is_refused_to_an_auditor_without_a_reason_and_leaves_no_event(string? reason)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var before = (await walk.ReadAsync()).Version;
        Assert.Equal("reason-missing", Code(await ViewAsync(walk, Auditor, reason)));
        Assert.Equal(before, (await walk.ReadAsync()).Version);
    }

    [Fact]
    public async Task is_refused_to_an_officer_once_it_is_decided()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        Assert.Equal("forbidden", Code(await ViewAsync(walk, OrderWalk.Officer, "Motiv")));
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("administrator")]
    [InlineData("import")]
    public async Task is_for_nobody_else(string role)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("forbidden", Code(await ViewAsync(walk, new("other-1", [role]), "Motiv")));
    }

    [Fact]
    public async Task of_an_erased_copy_finds_nothing_and_leaves_no_event()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PrivateDocuments.DestroyAsync(walk.Id, default);
        var before = (await walk.ReadAsync()).Version;
        Assert.Equal("not-found", Code(await ViewAsync(walk, Auditor, "Motiv")));
        Assert.Equal(before, (await walk.ReadAsync()).Version);
    }

    [Fact]
    public async Task does_not_make_the_version_that_was_seen_stale()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var seen = (await walk.ReadAsync()).Version;
        Done(await ViewAsync(walk, OrderWalk.Officer));
        Done(await ViewAsync(walk, Auditor, "Motiv"));
        var approved = await walk.Application.DecideOrder.RunAsync(OrderWalk.Officer, walk.Id, seen, new("approve", Compared: ["name", "birth-date", "document-valid"]), default);
        Assert.Equal("approved", Assert.IsType<Outcome<ReviewOrderView>.Done>(approved).Value.Order.State);
        var late = await walk.Application.DecideOrder.RunAsync(OrderWalk.Officer, walk.Id, seen, new("hold", Reason: "x"), default);
        Assert.Equal("precondition-failed", Assert.IsType<Outcome<ReviewOrderView>.Refused>(late).Why.Problem.Code);
        Assert.Equal(1, walk.Settings.ApprovalsNeeded);
    }

    [Fact]
    public async Task by_the_approving_officer_does_not_break_the_evidence_that_issuance_verifies()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Done(await ViewAsync(walk, OrderWalk.Officer));
        await walk.PayAsync();
        Done(await ViewAsync(walk, Auditor, "Motiv"));
        await walk.ApproveAsync();
        walk.ReachIssueMoment();
        await new DigiRenew.Journey.Issuance.BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        await new DigiRenew.Journey.Issuance.SignCertificate(walk.Context).RunAsync(walk.Id, default);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    private static Task<Outcome<IdentityCopyView>> ViewAsync(OrderWalk walk, OperatorIdentity caller, string? reason = null) =>
        walk.Application.ViewIdentity.RunAsync(caller, walk.Id, new(reason), default);

    private static IdentityCopyView Done(Outcome<IdentityCopyView> outcome) => Assert.IsType<Outcome<IdentityCopyView>.Done>(outcome).Value;

    private static string Code(Outcome<IdentityCopyView> outcome) => Assert.IsType<Outcome<IdentityCopyView>.Refused>(outcome).Why.Problem.Code;
}
