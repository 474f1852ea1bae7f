using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Pki;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Builders.InMemory;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.AuditTrail;

public sealed class Sending_the_auditor_a_checkpoint : IDisposable
{
    private const string Auditor = "auditor@auditor.example";

    private readonly RenewalDesk _desk = new(change: settings => settings with { AuditorMail = Auditor });

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task sends_the_days_last_one_as_it_is_kept_once()
    {
        await ChangeAsync();
        await ChangeAsync();
        Assert.Null(await SendAsync());
        Assert.Equal(3, await NextDayAsync());
        Assert.Equal(2, await SendAsync());
        Assert.Null(await SendAsync());

        var message = Assert.Single(_desk.Mail.Sent, sent => sent.To == Auditor);
        Assert.Equal("checkpoint-20261122@renew.example", message.MessageId);
        Assert.Contains("2026-11-22", message.Subject, StringComparison.Ordinal);
        var file = Assert.Single(message.Attachments);
        Assert.Equal("2.p7s", file.FileName);
        Assert.Equal(Sha256Digest.Of((await _desk.Context.Ports.AuditStore.FindCheckpointAsync(2, default))!.Value.Span), Sha256Digest.Of(file.Content.Span));
    }

    [Fact]
    public async Task sends_one_every_day_even_where_nothing_has_changed()
    {
        await ChangeAsync();
        foreach (var day in new[] { "checkpoint-20261122@renew.example", "checkpoint-20261123@renew.example" })
        {
            _desk.Time.Advance(TimeSpan.FromDays(1));
            Assert.Equal(1, await SendAsync());
            Assert.Equal(day, _desk.Mail.Sent[^1].MessageId);
        }
    }

    [Fact]
    public async Task does_not_take_a_refused_address_for_a_message_that_was_sent()
    {
        await ChangeAsync();
        await NextDayAsync();
        _desk.Mail.Refused.Add(Auditor);
        await Assert.ThrowsAsync<IOException>(SendAsync);
        _desk.Mail.Refused.Clear();
        Assert.NotNull(await SendAsync());
    }

    [Fact]
    public async Task sends_the_same_again_where_nobody_knows_whether_it_left()
    {
        await ChangeAsync();
        await NextDayAsync();
        _desk.Mail.OutOfReach = true;
        await Assert.ThrowsAsync<IOException>(SendAsync);
        _desk.Mail.OutOfReach = false;
        var dying = new SendCheckpoint(new JourneyContext(
            _desk.Context.Ports with { Claims = new InMemoryClaims(_desk.Time) }, _desk.Context.Settings, _desk.Time, _desk.Context.Logging));
        await dying.RunAsync(default);
        await SendAsync();
        var both = _desk.Mail.Sent.Where(sent => sent.To == Auditor).ToList();
        Assert.Equal(2, both.Count);
        Assert.Equal(both[0] with { Attachments = both[1].Attachments }, both[1]);
    }

    [Fact]
    public async Task waits_until_the_day_is_over_by_the_providers_clock()
    {
        await ChangeAsync();
        _desk.Time.Now = new(2026, 11, 22, 22, 10, 0, TimeSpan.Zero); // ten past midnight in Bucharest
        Assert.Null(await SendAsync());
        _desk.Time.Now = new(2026, 11, 22, 22, 20, 0, TimeSpan.Zero);
        Assert.Equal(1, await SendAsync());
    }

    [Fact]
    public async Task sends_nothing_where_no_auditor_is_named()
    {
        using var desk = new RenewalDesk();
        await desk.Application.Effects.AdvanceAsync(await desk.OrderAsync(), default);
        Assert.Equal(1, await desk.Application.MakeCheckpoint.RunAsync(default));
        desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await desk.Application.SendCheckpoint.RunAsync(default));
    }

    private async Task<long> ChangeAsync()
    {
        using var newKey = SoftwareKey.Generate(KeyAlgorithm.P256);
        var draft = await _desk.DraftAsync(_desk.Form(newKey));
        await _desk.Application.Effects.AdvanceAsync(new(draft.Id), default);
        return await _desk.Application.MakeCheckpoint.RunAsync(default);
    }

    private async Task<long> NextDayAsync()
    {
        _desk.Time.Advance(TimeSpan.FromDays(1));
        return await ChangeAsync();
    }

    private Task<long?> SendAsync() => _desk.Application.SendCheckpoint.RunAsync(default);
}
