using DigiRenew.Hosts.Local.Clock;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class The_movable_clock
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task starts_where_it_is_told_and_runs_on()
    {
        var clock = new DevelopmentClock(Start, TimeProvider.System);
        await Task.Delay(50);
        Assert.InRange(clock.GetUtcNow() - Start, TimeSpan.FromMilliseconds(40), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void moves_forward_only()
    {
        var clock = new DevelopmentClock(Start, TimeProvider.System);
        Assert.True(clock.TryMoveTo(Start.AddDays(3)));
        Assert.False(clock.TryMoveTo(Start.AddDays(2)));
        Assert.InRange(clock.GetUtcNow() - Start, TimeSpan.FromDays(3), TimeSpan.FromDays(3).Add(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task fires_what_falls_due_when_it_is_moved_and_nothing_else()
    {
        var clock = new DevelopmentClock(Start, TimeProvider.System);
        var soon = Task.Delay(TimeSpan.FromHours(5), clock);
        var far = Task.Delay(TimeSpan.FromDays(30), clock);
        var moved = 0;
        clock.Moved += (_, _) => moved++;
        clock.TryMoveTo(Start.AddDays(1));
        await soon.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(far.IsCompleted);
        clock.TryMoveTo(Start.AddDays(31));
        await far.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, moved);
    }

    [Fact]
    public async Task fires_periodic_timers_again_and_again()
    {
        var clock = new DevelopmentClock(Start, TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), clock);
        for (var day = 1; day <= 3; day++)
        {
            var tick = timer.WaitForNextTickAsync().AsTask();
            clock.TryMoveTo(Start.AddDays(day));
            Assert.True(await tick.WaitAsync(TimeSpan.FromSeconds(10)));
        }
    }

    [Fact]
    public async Task fires_by_itself_when_the_time_has_run_down()
    {
        var clock = new DevelopmentClock(Start, TimeProvider.System);
        await Task.Delay(TimeSpan.FromMilliseconds(50), clock).WaitAsync(TimeSpan.FromSeconds(10));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50), clock);
        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(Timeout.Infinite, source.Token).WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void does_not_go_back_when_the_host_is_started_again()
    {
        var data = Directory.CreateTempSubdirectory("digirenew-").FullName;
        try
        {
            ClockFile.Open(data, Start, TimeProvider.System).TryMoveTo(Start.AddDays(9));
            Assert.True(ClockFile.Open(data, Start, TimeProvider.System).GetUtcNow() >= Start.AddDays(9));
            Assert.True(ClockFile.Open(data, null, TimeProvider.System).GetUtcNow() >= Start.AddDays(9));
            Assert.True(ClockFile.Open(data, Start.AddDays(10), TimeProvider.System).GetUtcNow() >= Start.AddDays(10));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
