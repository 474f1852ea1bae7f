using DigiRenew.Contracts;
using DigiRenew.Journey.Effects;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey;

public sealed class A_whole_order
{
    [Fact]
    public async Task goes_from_draft_to_review_once_all_required_uploads_are_verified()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        Assert.Equal("awaiting-uploads", (await desk.StateAsync(id)).Name);

        foreach (var kind in Kinds.SignedPapers)
        {
            var paper = await desk.PaperAsync(id, kind.Paper()!.Value);
            RenewalDesk.Done(await desk.SendAsync(id, kind, await desk.SignedPaperAsync(paper.Content)));
        }

        var copy = Files.Png();
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Identity, copy, await desk.SignatureOfAsync(copy)));
        foreach (var kind in Kinds.Required)
        {
            Assert.Equal(EffectResult.Finished, await desk.VerifyAsync(id, kind));
            var upload = await desk.UploadAsync(id, kind);
            Assert.Equal(("accepted", "TOTAL-PASSED"), (upload.Status, upload.Report!.Indication));
        }

        var state = await desk.StateAsync(id);
        Assert.IsType<RenewalState.UnderReview>(state);
        Assert.True(state.Facts!.UploadsComplete);
    }

    [Fact]
    public async Task is_signed_in_a_way_that_other_programs_accept()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        var paper = await desk.PaperAsync(id, PaperKind.Contract);
        using var judge = new Judge();
        judge.Keep("signed.pdf", await desk.SignedPaperAsync(paper.Content));
        Assert.Contains("Signature is Valid", judge.Run("pdfsig", "-nocert", "signed.pdf").Output, StringComparison.Ordinal);
    }
}
