using DigiRenew.Contracts;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Verification;
using DigiRenew.Renewal;
using DigiRenew.Tests.Attacks.Generator;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.Attacks;

public sealed class A_revocation_list_out_of_reach
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task is_asked_for_again_by_the_service_itself_until_it_is_back()
    {
        using var bench = await AttackBench.OpenAsync();
        var desk = bench.Desk;
        var paper = await desk.SignedPaperAsync(await bench.PaperAsync());
        RenewalDesk.Done(await desk.SendAsync(bench.Id, UploadKind.Contract, paper));
        desk.RevocationLists.Answer = new RevocationAnswer.Unknown("out-of-reach");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await desk.Application.Effects.AdvanceAsync(bench.Id, CancellationToken.None);
            var pending = (await desk.EntryAsync(bench.Id)).Pending.Single(effect => EffectCodec.Read(effect.Effect) is RenewalEffect.VerifyUpload);
            Assert.Equal((desk.Time.Now + s_patience, 0), (pending.Due, pending.Attempts)); // a wait is no failure, however often
            var waiting = await desk.UploadAsync(bench.Id, UploadKind.Contract);
            Assert.Equal(("verifying", true), (waiting.Status, waiting.Report is null));
            desk.Time.Advance(s_patience);
        }

        desk.RevocationLists.Answer = desk.ListOf();
        await desk.Application.Effects.AdvanceAsync(bench.Id, CancellationToken.None);
        var view = await desk.UploadAsync(bench.Id, UploadKind.Contract);
        Assert.Equal(("accepted", "TOTAL-PASSED"), (view.Status, view.Report!.Indication));
        Assert.DoesNotContain((await desk.EntryAsync(bench.Id)).Events, recorded => recorded.Event is RenewalEvent.UploadRefused);
    }
}
