using DigiRenew.Contracts;
using DigiRenew.Journey;
using DigiRenew.Journey.Reminders;
using DigiRenew.Journey.Verification;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders;
using DigiRenew.Tests.Unit.Journey.Issuance;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Reminders;

/// <summary>What stands still is told by its age, however busily it is tried.</summary>
public sealed class Sounding_the_alarm : IDisposable
{
    private readonly CapturedAlarms _log = new() { Least = LogLevel.Error };

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task tells_of_an_upload_that_waits_for_a_revocation_list_and_is_tried_all_the_time()
    {
        using var desk = new RenewalDesk();
        var id = await desk.OrderAsync();
        await desk.Application.Effects.AdvanceAsync(id, default);
        desk.RevocationLists.Answer = new RevocationAnswer.Unknown("stale");
        RenewalDesk.Done(await desk.SendAsync(id, UploadKind.Contract, await desk.SignedPaperAsync((await desk.PaperAsync(id, PaperKind.Contract)).Content)));
        await PassAsync(desk, id, TimeSpan.FromMinutes(50));
        Assert.Equal(0, await AlarmAsync(desk.Context));
        await PassAsync(desk, id, TimeSpan.FromMinutes(15));
        Assert.Equal(1, await AlarmAsync(desk.Context));
        Assert.Contains("VerifyUpload", Assert.Single(_log.Messages), StringComparison.Ordinal);
        Assert.Equal(9001, Assert.Single(_log.Events));
    }

    [Fact]
    public async Task tells_of_mail_that_does_not_leave()
    {
        using var desk = new RenewalDesk();
        desk.Mail.OutOfReach = true;
        var id = await desk.OrderAsync();
        await PassAsync(desk, id, TimeSpan.FromMinutes(35));
        Assert.Equal(1, await AlarmAsync(desk.Context));
        Assert.Contains("SendMail", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_of_an_order_that_is_under_review_past_its_date_of_issue()
    {
        using var desk = new RenewalDesk();
        var id = await desk.ReviewedAsync();
        Assert.Equal(0, await AlarmAsync(desk.Context));
        Assert.Empty(_log.Events);
        await PassAsync(desk, id, TimeSpan.FromDays(6));
        Assert.Equal(0, await AlarmAsync(desk.Context));
        Assert.Equal(9003, Assert.Single(_log.Events));
        Assert.Contains(id.ToString(), Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_revocation_a_day_at_the_moment_of_issue_as_the_rules_do()
    {
        using var walk = await OrderWalk.ToScheduledAsync();
        walk.ReachIssueMoment();
        walk.Lists.Answer = new RevocationAnswer.Unknown("stale");
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        walk.Time.Advance(TimeSpan.FromHours(3));
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.Equal(0, await AlarmAsync(walk.Context));
        walk.Time.Advance(TimeSpan.FromHours(22));
        await walk.Application.Effects.AdvanceAsync(walk.Id, default);
        Assert.Equal(1, await AlarmAsync(walk.Context));
    }

    private Task<int> AlarmAsync(JourneyContext context) =>
        new DeadManAlarm(new JourneyContext(context.Ports, context.Settings, context.Time, _log)).RunAsync(default);

    private static async Task PassAsync(RenewalDesk desk, RenewalId id, TimeSpan time)
    {
        var end = desk.Time.Now + time;
        for (; await desk.Application.Effects.AdvanceAsync(id, default) is { } next && next <= end;)
        {
            desk.Time.Now = next > desk.Time.Now ? next : desk.Time.Now;
        }

        desk.Time.Now = end;
    }
}
