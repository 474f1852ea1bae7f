using DigiRenew.Http;

namespace DigiRenew.Hosts.Local.Clock;

/// <summary>
/// A clock that starts where it is told, runs on, and can be moved forward. Timers made on it fall due by this clock:
/// moving it fires those whose time has come.
/// </summary>
public sealed class DevelopmentClock : TimeProvider, IMovableClock
{
    private readonly TimeProvider _machine;
    private readonly Lock _lock = new();
    private readonly HashSet<MovableTimer> _timers = [];
    private TimeSpan _ahead;

    /// <param name="start">The moment that it shows now.</param>
    /// <param name="machine">What it runs on.</param>
    public DevelopmentClock(DateTimeOffset start, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        _machine = machine;
        _ahead = start - machine.GetUtcNow();
    }

    /// <summary>Told after each move.</summary>
    public event EventHandler? Moved;

    /// <summary>How far this clock is ahead of the machine's; negative where it is behind.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (_lock)
            {
                return _ahead;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _machine.GetUtcNow() + Ahead;

    public bool TryMoveTo(DateTimeOffset now)
    {
        MovableTimer[] timers;
        lock (_lock)
        {
            var ahead = now - _machine.GetUtcNow();
            if (ahead < _ahead)
            {
                return false;
            }

            _ahead = ahead;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Rearm();
        }

        Moved?.Invoke(this, EventArgs.Empty);
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovableTimer(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Forget(MovableTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>A timer that remembers when it is due by this clock, on a timer of the machine that waits for what is left.</summary>
    private sealed class MovableTimer : ITimer
    {
        private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

        private readonly DevelopmentClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly Lock _lock = new();
        private readonly ITimer _wait;
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public MovableTimer(DevelopmentClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _wait = clock._machine.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
            }

            return Rearm();
        }

        /// <summary>Waits for what is left by the clock as it stands now.</summary>
        public bool Rearm()
        {
            lock (_lock)
            {
                var left = _due is { } due ? due - _clock.GetUtcNow() : Timeout.InfiniteTimeSpan;
                var wait = _due is null ? left : left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? Longest : left;
                return _wait.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _clock.Forget(this);
            _wait.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            _clock.Forget(this);
            await _wait.DisposeAsync().ConfigureAwait(false);
        }

        private void Look()
        {
            lock (_lock)
            {
                var now = _clock.GetUtcNow();
                if (_due is not { } due || due > now)
                {
                    Rearm();
                    return;
                }

                _due = _period > TimeSpan.Zero ? now + _period : null;
            }

            Rearm();
            _callback(_state);
        }
    }
}
