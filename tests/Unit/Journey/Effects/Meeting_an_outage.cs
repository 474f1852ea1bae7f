using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Effects;

public sealed class Meeting_an_outage : IDisposable
{
    private readonly RenewalDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task waits_a_long_weekend_for_a_mail_server_and_sends_each_message_once()
    {
        _desk.Mail.OutOfReach = true;
        var id = new RenewalId((await _desk.DraftAsync()).Id);
        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromHours(80));
        Assert.Empty(await ParkedAsync());
        Assert.All((await _desk.EntryAsync(id)).Pending, effect => Assert.Equal(0, effect.Attempts));

        _desk.Mail.OutOfReach = false;
        _desk.Time.Advance(TimeSpan.FromHours(1));
        await _desk.Application.Effects.AdvanceAsync(id, default);
        Assert.DoesNotContain((await _desk.EntryAsync(id)).Pending, effect => effect.Effect.StartsWith("SendMail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task gives_up_after_a_week_and_begins_anew_when_it_is_replayed()
    {
        _desk.Mail.OutOfReach = true;
        var id = await _desk.OrderAsync();
        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromDays(7.5));
        var parked = await ParkedAsync();
        Assert.Contains(parked, letter => letter.Effect.Contains("Papers", StringComparison.Ordinal) && letter.Cause == nameof(IOException));

        await _desk.Renewals.ReplayAsync(id, parked[0].Id, _desk.Time.Now, default);
        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromDays(1));
        Assert.Contains((await _desk.EntryAsync(id)).Pending, effect => effect.Id == parked[0].Id);
    }

    [Fact]
    public async Task is_told_from_a_failure_of_another_kind_which_counts()
    {
        var id = await _desk.OrderAsync();
        var failing = new EffectPerformer(new JourneyContext(
            _desk.Context.Ports with { Mail = new BrokenMail() }, _desk.Context.Settings, _desk.Time, _desk.Context.Logging));
        await PassAsync(failing, id, TimeSpan.FromDays(3));
        Assert.Contains(await ParkedAsync(), letter => letter is { Cause: nameof(InvalidOperationException), Attempts: 48 });
    }

    /// <summary>Time goes from one due moment to the next.</summary>
    private async Task PassAsync(EffectPerformer effects, RenewalId id, TimeSpan time)
    {
        for (var end = _desk.Time.Now + time; await effects.AdvanceAsync(id, default) is { } next && next <= end;)
        {
            _desk.Time.Now = next > _desk.Time.Now ? next : _desk.Time.Now;
        }
    }

    private async Task<List<DeadLetter>> ParkedAsync() => await _desk.Renewals.ListParkedAsync(default).ToListAsync();

    private sealed class BrokenMail : IMailTransport
    {
        public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException("A bug.");
    }
}
