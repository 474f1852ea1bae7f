using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Payments;

public sealed class Attaching_a_payment_proof
{
    private static readonly byte[] Proof = Files.Png(7);

    [Fact]
    public async Task keeps_it_privately_with_a_sealed_statement_in_the_operators_name()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var view = Done(await AttachAsync(walk));
        var attached = Assert.Single(view.AttachedProofs!);
        Assert.Equal(("finance-1", Sha256Digest.Of(Proof).Hex, walk.Time.Now), (attached.By, attached.Sha256, attached.At));

        var entry = await walk.ReadAsync();
        Assert.Equal(Actor.Operator("finance-1"), entry.Events.Last().Actor);
        var happened = Assert.IsType<RenewalEvent.PaymentProofAttached>(entry.Events.Last().Event);
        var statement = await walk.StatementAsync(happened.Decision);
        Assert.Equal(("attach-proof", "finance-1", Sha256Digest.Of(Proof).Hex), (statement.Decision, statement.Operator, statement.Details["file"]));
        Assert.Equal(Proof, (await walk.PrivateDocuments.FindAsync(walk.Id, PrivateUploads.NameOf(happened), default))!.Value.ToArray());
    }

    [Fact]
    public async Task is_no_upload_of_the_holder_and_voids_no_approval()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.ApproveAsync();
        Done(await AttachAsync(walk));
        var order = (await walk.ReadAsync()).Order;
        Assert.Null(order.StatusOf(UploadKind.PaymentProof));
        Assert.True(order.IsApproved);
        Assert.Null(order.Payment);
        await walk.UploadAsync(UploadKind.PaymentProof); // the holder can still send one
        Assert.Equal(UploadStatus.Accepted, (await walk.ReadAsync()).Order.StatusOf(UploadKind.PaymentProof));
    }

    [Fact]
    public async Task twice_is_once()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Done(await AttachAsync(walk));
        var version = (await walk.ReadAsync()).Version;
        Done(await AttachAsync(walk, caller: OrderWalk.Officer));
        Assert.Equal(version, (await walk.ReadAsync()).Version);
    }

    [Fact]
    public async Task shows_the_newest_to_officers_finance_and_auditors_each_look_an_event()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Done(await AttachAsync(walk));
        Done(await AttachAsync(walk, file: Files.Png(8)));
        foreach (var role in new[] { "officer", "finance", "auditor" })
        {
            var shown = Assert.IsType<Outcome<PaperFile>.Done>(await walk.Application.ReadReviewFile.RunAsync(new(role + "-9", [role]), walk.Id, "payment-proof.attached", default)).Value;
            Assert.Equal(("payment-proof.attached.png", Sha256Digest.Of(Files.Png(8))), (shown.FileName, shown.Sha256));
            var look = (await walk.ReadAsync()).Events.Last();
            Assert.Equal((Actor.Operator(role + "-9"), shown.Sha256), (look.Actor, Assert.IsType<RenewalEvent.PrivateDataViewed>(look.Event).Shown!.Value));
        }

        Assert.Equal("forbidden", Assert.IsType<Outcome<PaperFile>.Refused>(
            await walk.Application.ReadReviewFile.RunAsync(new("a", ["administrator"]), walk.Id, "payment-proof.attached", default)).Why.Problem.Code);
    }

    [Fact]
    public async Task flags_a_proof_that_came_under_another_holder_to_officers_only()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.Ports.Claims.TryClaimAsync($"payment-proof/{Sha256Digest.Of(Proof)}", "another-holder", null, default);
        Assert.Null(Assert.Single(Done(await AttachAsync(walk)).AttachedProofs!).Flag);
        var seen = await walk.Application.ReadReviewOrder.RunAsync(OrderWalk.Officer, walk.Id, default);
        Assert.Equal("same-file-other-holder", Assert.Single(Done(seen).AttachedProofs!).Flag);
    }

    [Fact]
    public async Task goes_with_the_copies_and_its_digest_stays()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Done(await AttachAsync(walk));
        var name = PrivateUploads.NameOf(Assert.Single((await walk.ReadAsync()).Order.AttachedProofs));
        Assert.True(PrivateEnvelope.IsCopy(name));
        await walk.PrivateDocuments.EraseCopiesAsync(walk.Id, default);
        Assert.Null(await walk.PrivateDocuments.FindAsync(walk.Id, name, default));
    }

    [Fact]
    public async Task is_among_the_decisions_that_issuance_verifies()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Done(await AttachAsync(walk));
        await walk.PayAsync();
        await walk.ApproveAsync();
        walk.ReachIssueMoment();
        await new DigiRenew.Journey.Issuance.BeginIssuance(walk.Context).RunAsync(walk.Id, default);
        await new DigiRenew.Journey.Issuance.SignCertificate(walk.Context).RunAsync(walk.Id, default);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    [Theory]
    [InlineData("proof.exe", "format-not-accepted")]
    [InlineData("proof.pdf", "content-mismatch")]
    [InlineData("../proof.png", "bad-request")]
    public async Task is_refused_where_check_1_refuses_it(string fileName, string code)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal(code, Code(await AttachAsync(walk, fileName)));
        Assert.Empty((await walk.ReadAsync()).Order.AttachedProofs);
    }

    [Fact]
    public async Task is_refused_where_it_is_too_large()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("too-large", Code(await AttachAsync(walk, file: new byte[walk.Settings.UploadLimit + 1])));
    }

    [Fact]
    public async Task is_refused_once_the_order_is_over()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        Assert.Equal("out-of-order", Code(await AttachAsync(walk)));
        Assert.Null(await walk.PrivateDocuments.FindAsync(walk.Id, $"payment-proof/attached/{Sha256Digest.Of(Proof).Hex}", default));
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("administrator")]
    [InlineData("import")]
    public async Task is_for_finance_and_officers_only(string role)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal("forbidden", Code(await AttachAsync(walk, caller: new("other", [role]))));
    }

    private static Task<Outcome<ReviewOrderView>> AttachAsync(OrderWalk walk, string fileName = "Ordin de plată.png", byte[]? file = null, OperatorIdentity? caller = null) =>
        walk.Application.AttachPaymentProof.RunAsync(caller ?? OrderWalk.Finance, walk.Id, fileName, file ?? Proof, default);

    private static ReviewOrderView Done(Outcome<ReviewOrderView> outcome) => Assert.IsType<Outcome<ReviewOrderView>.Done>(outcome).Value;

    private static string Code(Outcome<ReviewOrderView> outcome) => Assert.IsType<Outcome<ReviewOrderView>.Refused>(outcome).Why.Problem.Code;
}
