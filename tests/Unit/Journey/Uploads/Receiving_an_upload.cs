using System.Text.Json;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Uploads;

public sealed class Receiving_an_upload
{
    [Fact]
    public async Task gives_a_receipt_that_the_service_has_sealed()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var file = Files.Png();
        var signature = await desk.SignatureOfAsync(file);
        var receipt = RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, file, signature));

        var verdict = CadesSignature.Verify(Convert.FromBase64String(receipt.Sealed), StatementTypes.Receipt, null);
        Assert.True(verdict.Check.Passed);
        Assert.Equal(desk.Context.Ports.Seal.Certificate.Sha256, verdict.Signer!.Sha256);
        Assert.Equal(receipt.Receipt, JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.ReceiptStatement));
        Assert.Equal(
            new ReceiptStatement(
                Purposes.Receipt, RenewalDesk.Origin, id.Value, "identity", 1, Sha256Digest.Of(file).Hex, Sha256Digest.Of(signature).Hex, file.Length, desk.Time.Now),
            receipt.Receipt);
    }

    [Fact]
    public async Task keeps_an_identity_copy_as_a_private_document_and_a_paper_as_evidence()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var copy = Files.Png();
        await desk.SendAsync(id, UploadKind.Identity, copy, await desk.SignatureOfAsync(copy));
        Assert.Equal(copy, await CopyAsync(desk, id));
        Assert.Null(await desk.Evidence.FindAsync(id, Sha256Digest.Of(copy), CancellationToken.None));

        var paper = await desk.SignedPaperAsync((await desk.PaperAsync(id, PaperKind.Terms)).Content);
        await desk.SendAsync(id, UploadKind.Terms, paper);
        Assert.NotNull(await desk.Evidence.FindAsync(id, Sha256Digest.Of(paper), CancellationToken.None));
        Assert.Contains((await desk.EntryAsync(id)).Pending, pending => EffectCodec.Read(pending.Effect) is RenewalEffect.VerifyUpload { Kind: UploadKind.Terms, Attempt: 1 });
    }

    [Fact]
    public async Task of_the_same_bytes_again_gives_the_same_receipt()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var file = Files.Png();
        var signature = await desk.SignatureOfAsync(file);
        var first = RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, file, signature));
        var version = (await desk.EntryAsync(id)).Version;
        desk.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(first, RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, file, signature)));
        Assert.Equal(version, (await desk.EntryAsync(id)).Version);
        Assert.Equal(first, (await desk.UploadAsync(id, UploadKind.Identity)).Receipt);
    }

    [Fact]
    public async Task is_refused_when_the_file_is_too_large()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        Assert.Equal("too-large", RenewalDesk.Code(await desk.SendAsync(id, UploadKind.Identity, new byte[(2 * 1024 * 1024) + 1], [1])));
    }

    [Theory]
    [InlineData(UploadKind.Identity, "copy.gif")]
    [InlineData(UploadKind.Identity, "copy")]
    [InlineData(UploadKind.Contract, "contract.png")]
    public async Task is_refused_when_the_format_is_not_accepted(UploadKind kind, string name)
    {
        using var desk = new RenewalDesk();
        Assert.Equal("format-not-accepted", RenewalDesk.Code(await desk.SendAsync(await desk.OrderAsync(), kind, Files.Png(), [1], name)));
    }

    [Fact]
    public async Task is_refused_when_a_copy_comes_without_signature_or_with_a_huge_one()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        Assert.Equal("signature-missing", RenewalDesk.Code(await desk.SendAsync(id, UploadKind.Identity, Files.Png())));
        Assert.Equal("signature-missing", RenewalDesk.Code(await desk.SendAsync(id, UploadKind.Identity, Files.Png(), [])));
        Assert.Equal("bad-request", RenewalDesk.Code(await desk.SendAsync(id, UploadKind.Identity, Files.Png(), new byte[65 * 1024])));
    }

    [Fact]
    public async Task is_refused_for_an_order_that_is_not_the_sessions()
    {
        using var desk = new RenewalDesk();
        Assert.Equal("not-found", RenewalDesk.Code(await desk.SendAsync(new(Guid.NewGuid()), UploadKind.Identity, Files.Png(), [1])));
    }

    [Fact]
    public async Task is_refused_when_none_is_expected_and_leaves_nothing_behind()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var first = Files.Png();
        await desk.SendAsync(id, UploadKind.Identity, first, await desk.SignatureOfAsync(first));
        var kept = desk.Evidence.Count;
        var second = Files.Png(5);
        Assert.Equal("upload-not-expected", RenewalDesk.Code(await desk.SendAsync(id, UploadKind.Identity, second, await desk.SignatureOfAsync(second))));
        Assert.Equal(kept, desk.Evidence.Count);
        Assert.Equal(first, await CopyAsync(desk, id));

        await desk.RunAsync(id, new RenewalCommand.Hold("officer-1", "not-me"));
        Assert.Equal("upload-not-expected", RenewalDesk.Code(await desk.SendAsync(id, UploadKind.PaymentProof, second, await desk.SignatureOfAsync(second))));
    }

    [Fact]
    public async Task of_two_files_at_once_keeps_the_one_that_its_event_names()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var sent = new List<(byte[] File, byte[] Signature)>();
        for (uint width = 1; width <= 8; width++)
        {
            var file = Files.Png(width);
            sent.Add((file, await desk.SignatureOfAsync(file)));
        }

        var outcomes = await Task.WhenAll(sent.Select(each => Task.Run(() => desk.SendAsync(id, UploadKind.Identity, each.File, each.Signature))));
        Assert.Single(outcomes.OfType<Outcome<ReceiptView>.Done>());
        Assert.All(outcomes.OfType<Outcome<ReceiptView>.Refused>(), refused => Assert.Equal("upload-not-expected", refused.Why.Problem.Code));
        var kept = await CopyAsync(desk, id);
        Assert.Contains(sent, each => each.File.AsSpan().SequenceEqual(kept));
    }

    [Fact]
    public async Task takes_no_file_for_its_own_that_was_kept_and_never_recorded()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var (lost, file) = (Files.Png(5), Files.Png());
        desk.Renewals.IsReadOnly = true;
        await Assert.ThrowsAsync<IOException>(async () => await desk.SendAsync(id, UploadKind.Identity, lost, await desk.SignatureOfAsync(lost)));
        desk.Renewals.IsReadOnly = false;

        Assert.Equal(1, RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, file, await desk.SignatureOfAsync(file))).Receipt.Attempt);
        Assert.Equal(file, await CopyAsync(desk, id));
    }

    [Fact]
    public async Task that_voids_approvals_is_kept_like_any_other()
    {
        using var desk = new RenewalDesk(change: settings => settings with { ApprovalsNeeded = 2 });
        await desk.RegisterAsync(entry => entry);
        var id = await desk.ReviewedAsync();
        var approval = new DecisionRequest("approve", Compared: ["name", "birth-date", "document-valid"]);
        RenewalDesk.Done(await desk.Application.DecideOrder.RunAsync(new("officer-1", ["officer"]), id, (await desk.EntryAsync(id)).Version, approval, CancellationToken.None));
        Assert.NotEmpty((await desk.EntryAsync(id)).Order.Approvals);
        var file = Files.Png();

        var receipt = RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Authorisation, file, await desk.SignatureOfAsync(file), "authorisation.png"));

        var order = (await desk.EntryAsync(id)).Order;
        Assert.Equal(Sha256Digest.Of(file).Hex, receipt.Receipt.Sha256);
        Assert.Equal(order.Uploads[UploadKind.Authorisation].Receipt, Sha256Digest.Of(Convert.FromBase64String(receipt.Sealed)));
        Assert.Equal(file, (await desk.PrivateDocuments.FindUploadAsync(id, order.Uploads[UploadKind.Authorisation], CancellationToken.None))!.Value.ToArray());
        Assert.Empty(order.Approvals);
    }

    [Fact]
    public async Task that_could_not_be_recorded_can_be_sent_again()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var file = Files.Png();
        var signature = await desk.SignatureOfAsync(file);
        desk.Renewals.IsReadOnly = true;
        await Assert.ThrowsAsync<IOException>(() => desk.SendAsync(id, UploadKind.Identity, file, signature));
        desk.Renewals.IsReadOnly = false;
        Assert.Equal(1, RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, file, signature)).Receipt.Attempt);
    }

    [Fact]
    public async Task is_missing_until_it_was_sent()
    {
        using var desk = new RenewalDesk();
        var view = await desk.UploadAsync(await desk.OrderAsync(), UploadKind.Contract);
        Assert.Equal(("contract", "missing", 0), (view.Kind, view.Status, view.Attempt));
    }

    private static async Task<byte[]> CopyAsync(RenewalDesk desk, RenewalId id) =>
        (await desk.PrivateDocuments.FindUploadAsync(id, (await desk.EntryAsync(id)).Order.Uploads[UploadKind.Identity], CancellationToken.None))!.Value.ToArray();
}
