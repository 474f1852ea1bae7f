namespace DigiRenew.Tests.Unit.Agent;

/// <summary>Time that passes only by being waited for: every wait of up to three minutes is over at once, and longer ones when the test says so.</summary>
/// <param name="begun">What the clock shows first.</param>
internal sealed class QuickTime(DateTimeOffset begun) : TimeProvider
{
    private static readonly TimeSpan Quick = TimeSpan.FromMinutes(3);

    private readonly Lock _lock = new();
    private readonly List<Waiting> _long = [];
    private TimeSpan _passed;

    /// <summary>Every wait, as long as it was asked for.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => begun + Passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass, and with it every wait that is over by then.</summary>
    public void Pass(TimeSpan time)
    {
        Waiting[] over;
        lock (_lock)
        {
            _passed += time;
            over = [.. _long.Where(one => one.Due <= _passed)];
            _long.RemoveAll(over.Contains);
        }

        Array.ForEach(over, one => one.Ring());
    }

    private TimeSpan Passed
    {
        get
        {
            lock (_lock)
            {
                return _passed;
            }
        }
    }

    private sealed class Waiting(QuickTime time, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._long.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                time.Waits.Add(dueTime);
                if (dueTime > Quick)
                {
                    Due = time._passed + dueTime;
                    time._long.Add(this);
                    return true;
                }

                time._passed += dueTime;
            }

            ThreadPool.QueueUserWorkItem(_ => ring());
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._long.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
