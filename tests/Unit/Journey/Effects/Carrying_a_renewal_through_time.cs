using DigiRenew.Journey.Reminders;
using DigiRenew.Pki;
using DigiRenew.Pki.Revocation;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;

namespace DigiRenew.Tests.Unit.Journey.Effects;

/// <summary>The loop that the durable orchestration translates, driven without one.</summary>
public sealed class Carrying_a_renewal_through_time
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    [Fact]
    public async Task issues_on_the_chosen_moment_what_was_approved_in_time()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        await walk.PayAsync();
        await walk.ApproveAsync();
        await parts.KickAsync();
        Assert.Equal("scheduled", await StateOf(walk));

        var moment = walk.Settings.Clock.IssueMoment(walk.IssueDate, walk.Id);
        await parts.PassAsync(moment - walk.Time.Now - TimeSpan.FromSeconds(1));
        Assert.Equal(0, walk.Counting.Signatures);

        walk.Lists.Answer = ListAt(walk, moment);
        await parts.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(("issued", 1), (await StateOf(walk), walk.Counting.Signatures));
        Assert.InRange(moment - (await walk.ReadAsync()).Order.Issuance!.NotBefore, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await EndsAsync(walk, parts, "issued");
    }

    [Fact]
    public async Task issues_at_once_what_was_approved_late()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Time.Advance(TimeSpan.FromHours(20));
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        Assert.Equal(("issued", 1), (await StateOf(walk), walk.Counting.Signatures));
        await EndsAsync(walk, parts, "issued");
    }

    [Fact]
    public async Task ends_without_a_signature_when_the_order_is_refused()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        await walk.DoAsync(new RenewalCommand.RefuseOrder("officer-1", Sha256Digest.Zero));
        await parts.KickAsync();
        await EndsAsync(walk, parts, "refused");
        Assert.Equal(0, walk.Counting.Signatures);
    }

    [Fact]
    public async Task ends_without_a_signature_when_the_order_is_cancelled_while_it_waits_for_its_date()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        await walk.DoAsync(new RenewalCommand.Cancel(Sha256Digest.Zero));
        await parts.KickAsync();
        walk.ReachIssueMoment();
        await EndsAsync(walk, parts, "cancelled");
        Assert.Equal(0, walk.Counting.Signatures);
    }

    [Fact]
    public async Task ends_without_a_signature_when_the_old_certificate_is_revoked_while_it_waits()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        walk.ReachIssueMoment();
        walk.Lists.Answer = walk.ListOf(new RevokedEntry(walk.Demo.Holder.Serial, walk.Time.Now.AddHours(-1), 1));
        await parts.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, walk.Counting.Signatures);
        await EndsAsync(walk, parts, "revoked");
    }

    [Fact]
    public async Task signs_once_when_the_key_comes_back_after_hours()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        var key = walk.Counting.Key;
        walk.Counting.Key = new KeyOutOfReach(key);
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        walk.ReachIssueMoment();
        await parts.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal("issuing", await StateOf(walk));
        var tries = walk.Counting.Signatures;
        Assert.InRange(tries, 5, 40);

        walk.Counting.Key = key;
        await parts.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(("issued", tries + 1), (await StateOf(walk), walk.Counting.Signatures));
        await EndsAsync(walk, parts, "issued");
    }

    [Fact]
    public async Task loses_only_time_with_a_lost_kick()
    {
        using var walk = await OrderWalk.ToReviewAsync();
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        await parts.PassAsync(TimeSpan.FromHours(26)); // The draft's own clean-up is over; the next due moment is a reminder, days away.
        await walk.PayAsync();
        await walk.ApproveAsync();
        walk.ReachIssueMoment();
        await parts.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("scheduled", await StateOf(walk));

        await parts.SweepAsync();
        Assert.Equal(("issued", 1), (await StateOf(walk), walk.Counting.Signatures));
    }

    [Fact]
    public async Task goes_on_after_a_restart_in_every_place_and_signs_once()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        var parts = new TwoParts(walk);
        await parts.StartAsync();
        parts.Die();
        await parts.StartAsync();
        walk.ReachIssueMoment();
        parts.Die();
        await parts.StartAsync();
        Assert.Equal("issued", await StateOf(walk));
        parts.Die();
        await parts.StartAsync();
        await EndsAsync(walk, parts, "issued");
        Assert.Equal(1, walk.Counting.Signatures);
    }

    [Fact]
    public async Task is_started_twice_without_harm()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        var (one, other) = (new TwoParts(walk), new TwoParts(walk));
        await one.StartAsync();
        await other.StartAsync();
        walk.ReachIssueMoment();
        await one.PassAsync(TimeSpan.FromMinutes(1));
        await other.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(("issued", 1), (await StateOf(walk), walk.Counting.Signatures));
    }

    [Fact]
    public async Task raises_the_alarm_only_when_work_stands_still()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        var alarm = new DeadManAlarm(walk.Context);
        Assert.Equal(0, await alarm.RunAsync(default));
        walk.ReachIssueMoment();
        walk.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(1, await alarm.RunAsync(default));

        var parts = new TwoParts(walk);
        await parts.StartAsync();
        await parts.SweepAsync();
        Assert.Equal(0, await alarm.RunAsync(default));
    }

    private static async Task<string> StateOf(OrderWalk walk) => (await walk.ReadAsync()).State.Name;

    private static DigiRenew.Journey.Verification.RevocationAnswer ListAt(OrderWalk walk, DateTimeOffset moment)
    {
        var now = walk.Time.Now;
        walk.Time.Now = moment;
        var list = walk.ListOf();
        walk.Time.Now = now;
        return list;
    }

    private static async Task EndsAsync(OrderWalk walk, TwoParts parts, string state)
    {
        await parts.PassAsync(Month);
        Assert.True(parts.HasEnded, "The loop goes on.");
        Assert.Equal(state, await StateOf(walk));
        Assert.InRange(parts.Turns, 1, 100);
    }

    private sealed class KeyOutOfReach(ISigningKey key) : ISigningKey
    {
        public ReadOnlyMemory<byte> SubjectPublicKeyInfo => key.SubjectPublicKeyInfo;

        public SignatureScheme Scheme => key.Scheme;

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
            throw new IOException("The vault does not answer.");
    }
}
