using DigiRenew.Contracts.Wire;
using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Ordering;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

public sealed class Signing_while_an_order_is_held
{
    [Fact]
    public async Task while_the_order_is_being_held_calls_an_officer_who_sees_it_and_can_release_and_not_refuse()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        walk.Counting.Meanwhile = async () => Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("hold", Reason: "De verificat")));
        await SignAsync(walk);
        var held = await walk.ReadAsync();
        Assert.IsType<RenewalState.OnHold>(held.State);
        var certificate = CertificateFacts.Read((await walk.Evidence.FindNamedAsync(walk.Id, "certificate", default))!.Value);
        Assert.Equal(new RenewalEvent.SignedWhileHeld(certificate.Sha256), held.Events.Last().Event);
        await new EffectPerformer(walk.Context).AdvanceAsync(walk.Id, default);
        Assert.Single(walk.Mail.Sent, mail => mail.To == walk.Settings.OfficerMail && mail.Text.Contains("(signed-while-held)", StringComparison.Ordinal));

        var view = Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.Application.ReadReviewOrder.RunAsync(OrderWalk.Officer, walk.Id, default)).Value;
        Assert.Contains("signed-while-held", view.Blockers);
        Assert.Contains("release", view.Decisions);
        Assert.DoesNotContain("refuse-order", view.Decisions);
        var refused = Assert.IsType<Outcome<ReviewOrderView>.Refused>(await walk.DecideAsync(new("refuse-order", Reason: "Nu")));
        Assert.Equal("signed-already", refused.Why.Problem.Code);

        var released = Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("release"))).Value;
        Assert.Empty(released.Blockers);
        await SignAsync(walk);
        Assert.Equal(certificate.Sha256, Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State).Order.Certificate);
        Assert.Equal(1, walk.Counting.Signatures);
    }

    [Fact]
    public async Task of_an_order_whose_payment_went_back_meanwhile_leaves_refusing_it_and_keeps_the_key_used()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var key = $"key/{(await walk.ReadAsync()).Order.Draft.NewKey}";
        await walk.Ports.Claims.TryClaimAsync(key, walk.Id.ToString(), null, default);
        walk.Counting.Meanwhile = () => walk.DoAsync(new RenewalCommand.TakePaymentBack(OrderWalk.Digest("entry")));
        await SignAsync(walk);
        var view = Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.Application.ReadReviewOrder.RunAsync(OrderWalk.Officer, walk.Id, default)).Value;
        Assert.Contains("signed-unpaid", view.Blockers);
        Assert.Contains("refuse-order", view.Decisions);

        var refused = Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("refuse-order", Reason: "Nu s-a plătit"))).Value;
        Assert.Contains("signed-while-ending", refused.Blockers);
        await new ReleaseClaims(walk.Context).RunAsync(walk.Id, walk.Demo.Holder.Sha256, default);
        Assert.Equal(walk.Id.ToString(), (await walk.Ports.Claims.TryClaimAsync(key, "somebody", null, default)).Owner);
    }

    [Fact]
    public async Task waits_for_another_payment_where_the_bank_took_the_first_back()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        await walk.DoAsync(new RenewalCommand.TakePaymentBack(OrderWalk.Digest("entry")));
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("release")));
        await SignAsync(walk);
        Assert.Equal("payment-taken-back", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
        Assert.Equal(0, walk.Counting.Signatures);

        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.PayAsync("FT-2"));
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("release")));
        await SignAsync(walk);
        Assert.IsType<RenewalState.Issued>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task is_stopped_by_a_hold_and_the_order_can_be_refused_until_a_certificate_is_stored()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("hold", Reason: "De verificat")));
        await SignAsync(walk);
        Assert.Equal(0, walk.Counting.Signatures);
        await walk.Evidence.KeepFirstAsync(walk.Id, "certificate", walk.Demo.Holder.Der, default);
        Assert.IsType<Outcome<ReviewOrderView>.Refused>(await walk.DecideAsync(new("refuse-order", Reason: "Nu")));
        var view = Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.Application.ReadReviewOrder.RunAsync(OrderWalk.Officer, walk.Id, default)).Value;
        Assert.DoesNotContain("refuse-order", view.Decisions);
        walk.Evidence.Remove("certificate");
        Assert.IsType<Outcome<ReviewOrderView>.Done>(await walk.DecideAsync(new("refuse-order", Reason: "Nu")));
        Assert.True((await walk.ReadAsync()).Order.RefundDue);
    }

    private static Task<EffectResult> SignAsync(OrderWalk walk) => new SignCertificate(walk.Context).RunAsync(walk.Id, default);
}
