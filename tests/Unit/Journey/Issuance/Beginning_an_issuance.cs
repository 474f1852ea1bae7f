using DigiRenew.Journey;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

public sealed class Beginning_an_issuance
{
    [Fact]
    public async Task fixes_serial_and_validity_before_the_first_signature()
    {
        using var walk = await OrderWalk.ToIssuingAsync();
        var issuance = (await walk.ReadAsync()).Order.Issuance!;
        Assert.Equal(32, issuance.Serial.Length);
        Assert.Equal(0, issuance.NotBefore.Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal(issuance.NotBefore.AddYears(2).AddSeconds(-1), issuance.NotAfter);
        Assert.NotNull(await walk.Evidence.FindAsync(walk.Id, issuance.ToBeSigned, default));
        Assert.Equal(0, walk.Counting.Signatures);
    }

    [Fact]
    public async Task waits_for_its_moment()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.Lists.Answer = walk.ListOf();
        var later = Assert.IsType<EffectResult.NotYet>(await BeginAsync(walk));
        Assert.Equal((await walk.ReadAsync()).Order.IssueMoment, later.Due);
    }

    [Fact]
    public async Task waits_while_revocation_is_unknown()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Lists.Answer = new RevocationAnswer.Unknown("out-of-reach");
        Assert.Equal(new EffectResult.Later(walk.Time.Now.AddMinutes(5), "revocation-unknown"), await BeginAsync(walk));
    }

    [Fact]
    public async Task waits_for_a_list_younger_than_the_last_upload()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Lists.Answer = walk.ListOf();
        walk.Time.Advance(TimeSpan.FromHours(1));
        await walk.UploadAsync(DigiRenew.Contracts.UploadKind.PaymentProof);
        await walk.PayAsync();
        await walk.ApproveAsync();
        walk.Time.Now = (await walk.ReadAsync()).Order.IssueMoment!.Value;
        Assert.Equal("revocation-unknown", Assert.IsType<EffectResult.Later>(await BeginAsync(walk)).Cause);
    }

    [Fact]
    public async Task waits_no_longer_than_to_the_end_of_the_second_in_which_the_last_upload_came()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        walk.Lists.Answer = walk.ListOf();
        var second = walk.Settings.Clock.IssueMoment((await walk.ReadAsync()).Order.Draft.IssueDate, walk.Id);
        second = new DateTimeOffset(second.Ticks - (second.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(5);
        walk.Time.Now = second.AddMilliseconds(300);
        await walk.UploadAsync(DigiRenew.Contracts.UploadKind.PaymentProof);
        await walk.PayAsync();
        await walk.ApproveAsync();
        Assert.Equal(new EffectResult.Later(walk.Time.Now.AddMilliseconds(700), "revocation-unknown"), await BeginAsync(walk));
    }

    [Fact]
    public async Task ends_the_order_where_the_old_certificate_was_revoked()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Lists.Answer = walk.ListOf(new RevokedEntry(walk.Demo.Holder.Serial, walk.Time.Now.AddHours(-1), 1));
        await BeginAsync(walk);
        Assert.Equal(EndCause.Revoked, Assert.IsType<RenewalState.Ended>((await walk.ReadAsync()).State).Cause);
    }

    [Fact]
    public async Task holds_the_order_while_the_old_certificate_is_on_hold()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Lists.Answer = walk.ListOf(new RevokedEntry(walk.Demo.Holder.Serial, walk.Time.Now.AddHours(-1), 6));
        await BeginAsync(walk);
        Assert.Equal("old-certificate-on-hold", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
    }

    [Fact]
    public async Task holds_the_order_once_the_old_certificate_has_expired()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.Time.Now = walk.Demo.Holder.NotAfter.AddDays(1);
        walk.Lists.Answer = walk.ListOf();
        await BeginAsync(walk);
        Assert.Equal("old-certificate-expired", Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause);
    }

    [Fact]
    public async Task does_nothing_while_on_hold_and_goes_on_after()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        await walk.DecideAsync(new("hold", Reason: "De verificat"));
        Assert.Equal(EffectResult.Finished, await BeginAsync(walk));
        await walk.DecideAsync(new("release"));
        await BeginAsync(walk);
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task holds_the_order_before_anything_is_fixed_where_an_upload_does_not_verify()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Evidence.Flip((await walk.ReadAsync()).Order.Uploads[DigiRenew.Contracts.UploadKind.Contract].File.Hex);
        Assert.Equal("evidence-broken", await HeldAsync(walk, walk.Context));
        Assert.Null((await walk.ReadAsync()).Order.Issuance);
    }

    [Fact]
    public async Task asks_for_as_many_approvals_as_were_needed_when_they_were_given()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        await BeginAsync(walk, With(walk, settings => settings with { ApprovalsNeeded = 2 }));
        Assert.IsType<RenewalState.Issuing>((await walk.ReadAsync()).State);
    }

    [Fact]
    public async Task holds_the_order_where_a_certificate_has_the_new_key_already()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        var key = (await walk.ReadAsync()).Order.Draft.NewKey;
        await walk.Register.PutAsync(
            new(OrderWalk.Digest("issuer"), "5A01", key, "signature", null, null, false, null, null, false, "valid", null), default);
        Assert.Equal("key-in-use", await HeldAsync(walk, walk.Context));
    }

    [Fact]
    public async Task holds_the_order_once_the_certification_of_the_device_has_ended()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        Assert.Equal("device-not-proven", await HeldAsync(walk, With(walk, settings => settings with { Devices = [new("eToken 5110", "vouched", walk.IssueDate.AddDays(-1))] })));
    }

    [Fact]
    public async Task holds_the_order_whose_kind_of_key_is_accepted_no_longer()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        Assert.Equal("key-not-accepted", await HeldAsync(walk, With(walk, settings => settings with { KeyRules = [new("2", new(2026, 1, 1), [DigiRenew.Pki.KeyAlgorithm.P384])] })));
    }

    [Fact]
    public async Task holds_the_order_whose_validity_is_not_possible()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        await walk.DecideAsync(new("issue-late"));
        walk.Time.Now = walk.Demo.Issuing.NotAfter.AddYears(-2).AddDays(2);
        walk.Lists.Answer = walk.ListOf();
        Assert.Equal("validity-not-possible", await HeldAsync(walk, With(walk, settings => settings with { Devices = [new("eToken 5110", "vouched", new(2040, 1, 1))] })));
    }

    private static JourneyContext With(OrderWalk walk, Func<ProviderSettings, ProviderSettings> change) => new(walk.Ports, change(walk.Settings), walk.Time, walk.Context.Logging);

    private static async Task<string> HeldAsync(OrderWalk walk, JourneyContext context)
    {
        Assert.Equal(EffectResult.Finished, await BeginAsync(walk, context));
        return Assert.IsType<RenewalState.OnHold>((await walk.ReadAsync()).State).Cause;
    }

    private static Task<EffectResult> BeginAsync(OrderWalk walk, JourneyContext context) => new BeginIssuance(context).RunAsync(walk.Id, default);

    private static Task<EffectResult> BeginAsync(OrderWalk walk) => new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
}
