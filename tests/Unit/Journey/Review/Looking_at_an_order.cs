using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Papers;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Review;

public sealed class Looking_at_an_order
{
    [Fact]
    public async Task shows_an_officer_the_whole_personal_number_when_asked_while_under_review()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.DoesNotContain(OrderWalk.PersonalNumber, (await ViewAsync(walk, "officer")).Form!.PersonalNumber, StringComparison.Ordinal);
        var number = await walk.Application.ReadPersonalNumber.RunAsync(Caller("officer"), walk.Id, default);
        Assert.Equal(OrderWalk.PersonalNumber, Assert.IsType<Outcome<PersonalNumberView>.Done>(number).Value.PersonalNumber);
        await walk.ApproveAsync();
        Assert.Equal("forbidden", Assert.IsType<Outcome<PersonalNumberView>.Refused>(
            await walk.Application.ReadPersonalNumber.RunAsync(Caller("officer"), walk.Id, default)).Why.Problem.Code);
    }

    [Fact]
    public async Task leaves_an_event_for_each_look_at_a_personal_number_and_makes_no_version_stale()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var seen = (await walk.ReadAsync()).Version;
        await walk.Application.ReadPersonalNumber.RunAsync(Caller("officer"), walk.Id, default);
        await walk.Application.ReadPersonalNumber.RunAsync(Caller("officer"), walk.Id, default);
        var looks = (await walk.ReadAsync()).Events.Where(recorded => recorded.Event is RenewalEvent.PrivateDataViewed).ToList();
        Assert.Equal(2, looks.Count);
        Assert.All(looks, look => Assert.Equal((Actor.Operator("officer-9"), PrivateData.PersonalNumber), (look.Actor, ((RenewalEvent.PrivateDataViewed)look.Event).What)));
        var approved = await walk.Application.DecideOrder.RunAsync(OrderWalk.Officer, walk.Id, seen, new("approve", Compared: ["name", "personal-number", "document-valid"]), default);
        Assert.IsType<Outcome<ReviewOrderView>.Done>(approved);
    }

    [Theory]
    [InlineData(UploadKind.PaymentProof, PrivateData.PaymentProof)]
    [InlineData(UploadKind.Authorisation, PrivateData.Authorisation)]
    public async Task leaves_an_event_for_each_look_at_a_private_file(UploadKind kind, PrivateData what)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.UploadAsync(kind);
        Assert.IsType<Outcome<PaperFile>.Done>(await walk.Application.ReadReviewFile.RunAsync(Caller("auditor"), walk.Id, kind.ToWire(), default));
        var look = (await walk.ReadAsync()).Events.Last();
        Assert.Equal(Actor.Operator("auditor-9"), look.Actor);
        var viewed = Assert.IsType<RenewalEvent.PrivateDataViewed>(look.Event);
        Assert.Equal((what, (await walk.ReadAsync()).Order.Uploads[kind].File), (viewed.What, viewed.Shown!.Value));
    }

    [Fact]
    public async Task is_not_to_have_acted_on_it()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.Application.ReadPersonalNumber.RunAsync(Caller("officer"), walk.Id, default);
        await walk.Application.ViewIdentity.RunAsync(Caller("officer"), walk.Id, new(), default);
        await walk.ApproveAsync();
        await walk.PublishAsync();
        Assert.Equal("forbidden", Assert.IsType<Outcome<AuditView>.Refused>(await walk.Application.ReadAudit.RunAsync(Caller("officer"), walk.Id, default)).Why.Problem.Code);
    }

    [Fact]
    public async Task proves_the_trail_by_the_newest_sealed_checkpoint_that_names_the_order()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Null((await TrailAsync()).Proof);
        await walk.Application.MakeCheckpoint.RunAsync(default);
        var sealedAt = (await walk.ReadAsync()).Version;
        await walk.ApproveAsync();
        await walk.PublishAsync();

        var trail = await TrailAsync();
        Assert.Equal((1, sealedAt), (trail.Proof!.Checkpoint, trail.Proof.Sequence));
        Assert.Equal(Sha256Digest.Of(Convert.FromBase64String(trail.Records[(int)sealedAt - 1])).Hex, trail.Proof.Head);
        var verdict = CadesSignature.Verify(Convert.FromBase64String(trail.Proof.Sealed), StatementTypes.Checkpoint, null);
        Assert.Equal(walk.Ports.Seal.Certificate.Sha256, verdict.Signer!.Sha256);
        var statement = JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.CheckpointStatement)!;
        Assert.Contains(new(walk.Id.Value, sealedAt, trail.Proof.Head), statement.Changed);

        await walk.Application.MakeCheckpoint.RunAsync(default);
        Assert.Equal((2, trail.Head), ((await TrailAsync()).Proof!.Checkpoint, (await TrailAsync()).Proof!.Head));

        async Task<AuditView> TrailAsync() => Assert.IsType<Outcome<AuditView>.Done>(await walk.Application.ReadAudit.RunAsync(Caller("auditor"), walk.Id, default)).Value;
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    [InlineData("import")]
    public async Task shows_nobody_else_the_whole_personal_number(string role)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.IsType<Outcome<PersonalNumberView>.Refused>(await walk.Application.ReadPersonalNumber.RunAsync(Caller(role), walk.Id, default));
    }

    [Fact]
    public async Task reports_what_to_look_at_in_this_upload_and_in_no_other()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.DoAsync(new RenewalCommand.ReturnUpload(UploadKind.Identity, "officer-1", Sha256Digest.Zero));
        var slot = (await walk.ReadAsync()).Order.Uploads[UploadKind.Identity];
        await walk.DoAsync(new RenewalCommand.ReceiveUpload(new(UploadKind.Identity, 2, Sha256Digest.Zero, slot.Signature, 1, "png", slot.Receipt)));
        await walk.DoAsync(new RenewalCommand.RecordVerified(UploadKind.Identity, 2, Sha256Digest.Zero, ["same-file"]));
        Assert.Equal(["same-file"], await FlagsAsync(UploadKind.Identity));
        Assert.Empty(await FlagsAsync(UploadKind.Contract));

        await walk.DoAsync(new RenewalCommand.ReturnUpload(UploadKind.Identity, "officer-1", Sha256Digest.Zero));
        await walk.DoAsync(new RenewalCommand.ReceiveUpload(new(UploadKind.Identity, 3, Sha256Digest.Zero, slot.Signature, 1, "png", slot.Receipt)));
        Assert.Empty(await FlagsAsync(UploadKind.Identity));

        async Task<IReadOnlyList<string>> FlagsAsync(UploadKind kind) =>
            Assert.IsType<Outcome<UploadReport>.Done>(await walk.Application.ReadReport.RunAsync(Caller("officer"), walk.Id, kind, default)).Value.Flags;
    }

    [Fact]
    public async Task names_what_the_caller_could_decide()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        Assert.Equal(
            ["approve", "attach-proof", "hold", "issue-late", "refuse-order", "refuse-upload"],
            (await ViewAsync(walk, "officer")).Decisions.Order(StringComparer.Ordinal));
        Assert.Equal(["payment", "attach-proof"], (await ViewAsync(walk, "finance")).Decisions);
        Assert.Empty((await ViewAsync(walk, "auditor")).Decisions);
        await walk.PayAsync();
        Assert.Equal(["attach-proof"], (await ViewAsync(walk, "finance")).Decisions);
    }

    [Fact]
    public async Task offers_finance_the_refund_of_an_order_that_ended_after_payment()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        await walk.PayAsync();
        await walk.DecideAsync(new("refuse-order", Reason: "Actul a expirat"));
        Assert.Equal(["refund"], (await ViewAsync(walk, "finance")).Decisions);
        Assert.Empty((await ViewAsync(walk, "officer")).Decisions);
    }

    [Fact]
    public async Task does_not_offer_approval_to_who_changed_the_order_alone()
    {
        using var walk = await OrderWalk.ToReviewAsync(Blocker.SubscriberConsent);
        var officer = Caller("officer");
        Assert.Contains("authorisation", (await ViewAsync(walk, "officer")).Decisions);
        await walk.DecideAsync(new("authorisation", Details: new Dictionary<string, string> { ["method"] = "legal-representative", ["evidence"] = "ONRC" }), officer);
        Assert.DoesNotContain("approve", (await ViewAsync(walk, "officer")).Decisions);
    }

    [Fact]
    public async Task shows_an_administrator_the_counts_by_state()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var counts = Assert.IsType<Outcome<ReviewCountsView>.Done>(await walk.Application.ReadCounts.RunAsync(Caller("administrator"), default)).Value;
        Assert.Equal([new("under-review", 1)], counts.States);
        Assert.IsType<Outcome<ReviewCountsView>.Refused>(await walk.Application.ReadCounts.RunAsync(Caller("import"), default));
    }

    [Theory]
    [InlineData("officer", false, null)]
    [InlineData("officer", true, "forbidden")]
    [InlineData("auditor", true, null)]
    [InlineData("finance", false, "forbidden")]
    [InlineData("administrator", false, "forbidden")]
    public async Task shows_the_trail_to_auditors_and_to_officers_whose_order_it_is(string role, bool decided, string? code)
    {
        using var walk = decided ? await OrderWalk.ToScheduledAsync() : await OrderWalk.ToReviewAsync();
        await walk.PublishAsync();
        var answer = await walk.Application.ReadAudit.RunAsync(Caller(role), walk.Id, default);
        Assert.Equal(code, (answer as Outcome<AuditView>.Refused)?.Why.Problem.Code);
        if (decided)
        {
            Assert.IsType<Outcome<AuditView>.Done>(await walk.Application.ReadAudit.RunAsync(OrderWalk.Officer, walk.Id, default));
        }
    }

    [Fact]
    public async Task shows_an_auditor_the_form_with_the_personal_number_masked()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var form = (await ViewAsync(walk, "auditor")).Form!;
        Assert.DoesNotContain(OrderWalk.PersonalNumber, form.PersonalNumber, StringComparison.Ordinal);
        Assert.EndsWith("3457", form.PersonalNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_finance_amounts_and_names_only()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var view = await ViewAsync(walk, "finance");
        Assert.Null(view.Form);
        Assert.Null(view.Device);
        Assert.Null(view.Holder.SerialNumberMasked);
        Assert.Null(view.Holder.ContactMasked);
        Assert.Empty(view.Uploads);
        Assert.Empty(view.Differences);
        Assert.Equal(121m, view.Order.Price.Total);
        Assert.Equal("Ștefan Exemplu-Închipuit", view.Holder.CommonName);
    }

    [Fact]
    public async Task shows_an_administrator_nothing()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var answer = await walk.Application.ReadReviewOrder.RunAsync(Caller("administrator"), walk.Id, default);
        Assert.Equal("forbidden", Assert.IsType<Outcome<ReviewOrderView>.Refused>(answer).Why.Problem.Code);
        var queue = await walk.Application.ReadQueue.RunAsync(Caller("administrator"), new(), default);
        Assert.IsType<Outcome<ReviewQueueView>.Refused>(queue);
    }

    [Fact]
    public async Task shows_what_differs_from_the_old_certificate()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var differences = (await ViewAsync(walk, "officer")).Differences.ToImmutableDictionary(difference => difference.Field);
        Assert.Equal("0.4.0.1862.1.8.3", differences["qc-ident-method"].Old);
        Assert.Equal("0.4.0.1862.1.8.4", differences["qc-ident-method"].New);
        Assert.Contains("validity", differences);
        Assert.DoesNotContain("policies", differences);
    }

    [Fact]
    public async Task shows_the_queue_without_personal_data()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var page = Assert.IsType<Outcome<ReviewQueueView>.Done>(await walk.Application.ReadQueue.RunAsync(Caller("finance"), new(State: "under-review"), default));
        Assert.Equal(walk.Id.Number, Assert.Single(page.Value.Orders).Number);
    }

    [Theory]
    [InlineData("officer", "contract", null)]
    [InlineData("officer", "contract.signed", null)]
    [InlineData("auditor", "terms.signed", null)]
    [InlineData("officer", "identity", "not-found")]
    [InlineData("auditor", "identity", "not-found")]
    [InlineData("finance", "identity", "forbidden")]
    [InlineData("finance", "payment-proof", "not-found")]
    [InlineData("finance", "authorisation", "forbidden")]
    [InlineData("auditor", "payment-proof", "not-found")]
    [InlineData("finance", "contract", "forbidden")]
    [InlineData("finance", "proforma", null)]
    [InlineData("administrator", "proforma", "forbidden")]
    [InlineData("officer", "proforma.signed", "not-found")]
    [InlineData("officer", "payment-proof", "not-found")]
    [InlineData("officer", "../keys", "not-found")]
    public async Task gives_each_role_the_files_that_are_its_to_see(string role, string name, string? code)
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var answer = await walk.Application.ReadReviewFile.RunAsync(Caller(role), walk.Id, name, default);
        Assert.Equal(code, (answer as Outcome<PaperFile>.Refused)?.Why.Problem.Code);
    }

    /// <summary>A file that verification has not passed may be anything that begins as a PDF does.</summary>
    [Fact]
    public async Task gives_nobody_a_signed_paper_that_was_not_accepted()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var slot = (await walk.ReadAsync()).Order.Uploads[UploadKind.Contract];
        await walk.DoAsync(new RenewalCommand.ReturnUpload(UploadKind.Contract, "officer-1", Sha256Digest.Zero));
        await walk.DoAsync(new RenewalCommand.ReceiveUpload(new(UploadKind.Contract, 2, slot.File, null, 1, "pdf", slot.Receipt)));
        Assert.Equal("not-found", await CodeAsync("contract.signed"));

        await walk.DoAsync(new RenewalCommand.RecordUploadRefused(UploadKind.Contract, 2, "signature-broken", Sha256Digest.Zero));
        Assert.Equal("not-found", await CodeAsync("contract.signed"));
        Assert.Null(await CodeAsync("contract"));

        async Task<string?> CodeAsync(string name) =>
            (await walk.Application.ReadReviewFile.RunAsync(Caller("officer"), walk.Id, name, default) as Outcome<PaperFile>.Refused)?.Why.Problem.Code;
    }

    private static async Task<ReviewOrderView> ViewAsync(OrderWalk walk, string role) =>
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.Application.ReadReviewOrder.RunAsync(Caller(role), walk.Id, default)).Value;

    private static OperatorIdentity Caller(string role) => new(role + "-9", [role]);
}
