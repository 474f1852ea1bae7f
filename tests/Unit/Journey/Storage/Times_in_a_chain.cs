using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;
using FsCheck;
using FsCheck.Fluent;

namespace DigiRenew.Tests.Unit.Journey.Storage;

public sealed class Times_in_a_chain
{
    [Fact]
    public void never_run_back_whatever_the_clock_does() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(-600, 600), 6)), minutes =>
        {
            using var walk = OrderWalk.Begin();
            walk.DraftAsync().GetAwaiter().GetResult();
            foreach (var (change, at) in minutes.Select((change, at) => (change, at)))
            {
                walk.Time.Now = walk.Time.Now.AddMinutes(change);
                walk.DoAsync(new RenewalCommand.RecordBounce(FormattableString.Invariant($"1.{at}"), "bounce")).GetAwaiter().GetResult();
            }

            var entry = walk.ReadAsync().GetAwaiter().GetResult();
            var times = entry.Events.Select(recorded => recorded.At).ToList();
            return times.SequenceEqual(times.Order()) && times.Count == minutes.Length + 1;
        }));

    [Fact]
    public async Task hold_up_no_effect_when_the_clock_was_set_back()
    {
        using var walk = OrderWalk.Begin();
        await walk.DraftAsync();
        walk.Time.Now = walk.Time.Now.AddHours(-5);
        var entry = await walk.DoAsync(new RenewalCommand.RecordBounce("1.0", "bounce"));
        Assert.Contains(entry.Pending, pending => pending.Due == walk.Time.Now);
    }
}
