using System.Collections.Concurrent;
using DigiRenew.Adapters.Local.Pump;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using DigiRenew.Tests.Application.Contracts;
using DigiRenew.Tests.Builders.InMemory;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigiRenew.Tests.Application.Local;

public sealed class The_pump : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly InMemoryRenewals _renewals = new();
    private readonly ConcurrentQueue<RenewalId> _advanced = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    [Fact]
    public async Task advances_whatever_it_is_called_for()
    {
        var pump = Run(TimeProvider.System, id => Seen(id));
        var id = Sample.NewId();

        await pump.WakeAsync(id, CancellationToken.None);

        await Until(() => _advanced.Contains(id));
    }

    [Fact]
    public async Task begins_with_what_fell_due_while_nobody_worked()
    {
        var id = await Due(Sample.Now);

        Run(new ManualTime(Sample.Now), CompleteAsync);

        await Until(() => _advanced.Contains(id));
    }

    [Fact]
    public async Task sweeps_at_once_when_the_clock_was_moved()
    {
        var clock = new ManualTime(Sample.Now);
        var id = await Due(Sample.Now.AddDays(3));
        var pump = Run(clock, CompleteAsync);
        await Task.Delay(200);
        Assert.Empty(_advanced);

        clock.Advance(TimeSpan.FromDays(3));
        pump.Nudge();

        await Until(() => _advanced.Contains(id));
    }

    [Fact]
    public async Task comes_back_when_the_next_effect_falls_due()
    {
        var id = Sample.NewId();
        var calls = 0;
        var pump = Run(TimeProvider.System, called =>
        {
            Seen(called);
            return Task.FromResult<DateTimeOffset?>(Interlocked.Increment(ref calls) < 3 ? DateTimeOffset.UtcNow.AddMilliseconds(150) : null);
        });

        await pump.WakeAsync(id, CancellationToken.None);

        await Until(() => _advanced.Count == 3);
    }

    [Fact]
    public async Task never_advances_a_renewal_twice_at_a_time_and_forgets_no_call()
    {
        var id = Sample.NewId();
        var (inside, most, entered) = (0, 0, new SemaphoreSlim(0));
        using var leave = new SemaphoreSlim(0);
        var pump = Run(TimeProvider.System, async called =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            entered.Release();
            await leave.WaitAsync(_stop.Token);
            Interlocked.Decrement(ref inside);
            return await Seen(called);
        });

        await pump.WakeAsync(id, CancellationToken.None);
        await entered.WaitAsync(Patience);
        await pump.WakeAsync(id, CancellationToken.None);
        await pump.WakeAsync(id, CancellationToken.None);
        leave.Release(10);

        await Until(() => _advanced.Count == 2);
        await Task.Delay(100);
        Assert.Equal((1, 2), (most, _advanced.Count));
    }

    [Fact]
    public async Task advances_only_so_many_at_a_time()
    {
        var (inside, most) = (0, 0);
        var pump = Run(TimeProvider.System, async id =>
        {
            var now = Interlocked.Increment(ref inside);
            most = Math.Max(most, now);
            await Task.Delay(20);
            Interlocked.Decrement(ref inside);
            return await Seen(id);
        });

        foreach (var _ in Enumerable.Range(0, 30))
        {
            await pump.WakeAsync(Sample.NewId(), CancellationToken.None);
        }

        await Until(() => _advanced.Count == 30);
        Assert.InRange(most, 2, 4);
    }

    [Fact]
    public async Task goes_on_after_a_failure_and_comes_back_to_it()
    {
        var failing = await Due(DateTimeOffset.UtcNow);
        var failures = 0;
        var pump = Run(TimeProvider.System, id => id == failing && Interlocked.Increment(ref failures) == 1
            ? throw new InvalidOperationException("once")
            : CompleteAsync(id));
        var other = Sample.NewId();

        await pump.WakeAsync(other, CancellationToken.None);

        await Until(() => _advanced.Contains(other) && _advanced.Contains(failing));
    }

    [Fact]
    public async Task works_through_more_than_one_sweep_holds()
    {
        var due = new List<RenewalId>();
        for (var at = 0; at < 25; at++)
        {
            due.Add(await Due(DateTimeOffset.UtcNow));
        }

        Run(TimeProvider.System, CompleteAsync);

        await Until(() => due.TrueForAll(id => _advanced.Contains(id)));
    }

    [Fact]
    public async Task ends_when_it_is_told_to_after_what_it_had_begun()
    {
        var (begun, go, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        var pump = Run(TimeProvider.System, async (_, cancelled) =>
        {
            begun.SetResult();
            await go.Task.WaitAsync(cancelled);
            ended = true;
            return null;
        });
        await pump.WakeAsync(Sample.NewId(), CancellationToken.None);
        await begun.Task.WaitAsync(Patience);

        await _stop.CancelAsync();
        Assert.False(_running.IsCompleted);
        go.SetResult();
        await _running.WaitAsync(Patience);

        Assert.True(ended);
    }

    [Fact]
    public async Task cancels_what_takes_too_long_to_end()
    {
        var begun = new TaskCompletionSource();
        var pump = Run(
            TimeProvider.System,
            async (_, cancelled) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancelled);
                return null;
            },
            finishWithin: TimeSpan.FromMilliseconds(50));
        await pump.WakeAsync(Sample.NewId(), CancellationToken.None);
        await begun.Task.WaitAsync(Patience);

        await _stop.CancelAsync();

        await _running.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Patience);
        _stop.Dispose();
    }

    private EffectPump Run(TimeProvider time, Func<RenewalId, Task<DateTimeOffset?>> advance) => Run(time, (id, _) => advance(id));

    private EffectPump Run(TimeProvider time, Func<RenewalId, CancellationToken, Task<DateTimeOffset?>> advance, TimeSpan? finishWithin = null)
    {
        var pump = new EffectPump(
            _renewals, time, NullLogger<EffectPump>.Instance, new() { SweepEvery = TimeSpan.FromMilliseconds(500), SweepSize = 10, FinishWithin = finishWithin ?? Patience });
        _running = pump.RunAsync(advance, _stop.Token);
        return pump;
    }

    private async Task<RenewalId> Due(DateTimeOffset due)
    {
        var id = Sample.NewId();
        await _renewals.AppendAsync(id, 0, [Sample.Record(1)], [Sample.Effect("1.0", due)], Sample.Index(id), CancellationToken.None);
        return id;
    }

    private Task<DateTimeOffset?> Seen(RenewalId id)
    {
        _advanced.Enqueue(id);
        return Task.FromResult<DateTimeOffset?>(null);
    }

    private async Task<DateTimeOffset?> CompleteAsync(RenewalId id)
    {
        await _renewals.CompleteAsync(id, "1.0", CancellationToken.None);
        return await Seen(id);
    }

    private static async Task Until(Func<bool> reached)
    {
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!reached())
        {
            Assert.True(Environment.TickCount64 < until, "It did not come to that in time.");
            await Task.Delay(10);
        }
    }
}
