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

    [Theory]
    [InlineData(2027, 11, 22, 1, 2028, 11, 22)]
    [InlineData(2028, 2, 29, 1, 2029, 2, 28)]
    [InlineData(2028, 2, 29, 3, 2031, 2, 28)]
    public void validity_ends_one_second_before_the_same_moment_some_years_on(int year, int month, int day, int years, int lastYear, int lastMonth, int lastDay)
    {
        var moment = new DateTimeOffset(year, month, day, 6, 0, 0, 123, TimeSpan.Zero);
        var (notBefore, notAfter) = NewValidity.From(moment, years);
        Assert.Equal(moment.AddMilliseconds(-123), notBefore);
        Assert.Equal(new DateTimeOffset(lastYear, lastMonth, lastDay, 6, 0, 0, TimeSpan.Zero).AddSeconds(-1), notAfter);
    }

    private static Task<EffectResult> BeginAsync(OrderWalk walk) => new BeginIssuance(walk.Context).RunAsync(walk.Id, default);
}
