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
    public async Task is_measured_from_the_first_try_that_met_it_and_not_from_when_the_work_was_due()
    {
        var id = await WithPapersToSendAsync();
        await _desk.Renewals.RescheduleAsync(id, (await MailsAsync(id))[0].Id, _desk.Time.Now, default);
        _desk.Time.Advance(TimeSpan.FromDays(8));
        await _desk.Application.Effects.AdvanceAsync(id, default);

        Assert.Empty(await ParkedAsync());
        Assert.Contains(await MailsAsync(id), mail => mail.OutOfReachSince == _desk.Time.Now && mail.Due == _desk.Time.Now + TimeSpan.FromSeconds(2));
        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromDays(6.9));
        Assert.Empty(await ParkedAsync());
        Assert.NotEmpty(await MailsAsync(id));
        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromHours(4));
        Assert.NotEmpty(await ParkedAsync());
        Assert.Empty(await MailsAsync(id));
    }

    [Fact]
    public async Task does_not_count_the_days_on_which_the_service_itself_stood_still()
    {
        var id = await WithPapersToSendAsync();
        _desk.Time.Advance(TimeSpan.FromDays(8));
        await _desk.Application.Effects.AdvanceAsync(id, default);

        Assert.Empty(await ParkedAsync());
        Assert.Contains(await MailsAsync(id), mail => mail.OutOfReachSince == _desk.Time.Now);
    }

    [Fact]
    public async Task begins_anew_where_a_try_in_between_failed_for_another_reason()
    {
        var id = await WithPapersToSendAsync();
        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromDays(6));
        _desk.Time.Now = (await MailsAsync(id))[0].Due;
        await new EffectPerformer(new JourneyContext(
            _desk.Context.Ports with { Mail = new BrokenMail() }, _desk.Context.Settings, _desk.Time, _desk.Context.Logging)).AdvanceAsync(id, default);
        Assert.All(await MailsAsync(id), mail => Assert.Null(mail.OutOfReachSince));

        await PassAsync(_desk.Application.Effects, id, TimeSpan.FromDays(6));
        Assert.Empty(await ParkedAsync());
        Assert.NotEmpty(await MailsAsync(id));
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

    /// <summary>An order whose papers are made, and no mail server to send them by.</summary>
    private async Task<RenewalId> WithPapersToSendAsync()
    {
        _desk.Mail.OutOfReach = true;
        var id = await _desk.OrderAsync();
        await _desk.Application.Effects.AdvanceAsync(id, default);
        return id;
    }

    private async Task<List<PendingEffect>> MailsAsync(RenewalId id) => [.. (await _desk.EntryAsync(id)).Pending
        .Where(effect => effect.Effect.StartsWith("SendMail", StringComparison.Ordinal) && effect.Effect.Contains("Papers", StringComparison.Ordinal))];

    private async Task<List<DeadLetter>> ParkedAsync() => await _desk.Renewals.ListParkedAsync(default).ToListAsync();

    private sealed class BrokenMail : IMailTransport
    {
        public Task<MailAnswer> SendAsync(MailMessage message, CancellationToken cancellationToken) => throw new InvalidOperationException("A bug.");
    }
}
