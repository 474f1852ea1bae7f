using System.Diagnostics;

namespace DigiRenew.Tests.Fuzz.Harness;

/// <summary>
/// Feeds mutants to a target for a while, on a thread of its own that another watches. Invariants: no exception but the
/// documented, no input over a second, none over 100 MB. A second is one of the processor's as of the wall's, and an input over
/// it is read again: only one that stays slow fails, so that a busy machine is no failure.
/// </summary>
internal sealed class FuzzRun(FuzzTarget target, int seed)
{
    private const int StackOctets = 1024 * 1024; // as the thread pool's on small machines: depth must be bounded by the reader
    private const long MostOctets = 100L * 1024 * 1024;
    private const int MostFailures = 10;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(10); // on something that takes no processor: a lock

    private long _iteration;
    private Moment _started = Moment.Now;
    private byte[] _input = [];
    private Exception? _broken;

    public FuzzCounts Counts { get; } = new();

    /// <summary>The next iteration: where a later slice goes on.</summary>
    public long Next => _iteration;

    /// <summary>Goes on for a time.</summary>
    /// <returns>False where an input hangs: its thread is lost, and the target can't go on.</returns>
    public bool For(TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        Volatile.Write(ref _started, Moment.Now);
        var worker = new Thread(() => Work(until), StackOctets) { IsBackground = true, Name = target.Name };
        worker.Start();
        while (!worker.Join(100))
        {
            var started = Volatile.Read(ref _started);
            if (started.Elapsed > Stuck || started.Wall > Waiting)
            {
                Fail("hangs", Volatile.Read(ref _input));
                return false;
            }
        }

        return _broken is null ? true : throw new InvalidOperationException($"The harness broke on {target.Name}.", _broken);
    }

    /// <summary>Reads one input under the invariants.</summary>
    public void Try(byte[] input)
    {
        var (elapsed, octets, thrown) = Measure(input);
        for (var again = 0; again < 2 && elapsed > Limit; again++)
        {
            var next = Measure(input).Elapsed;
            elapsed = next < elapsed ? next : elapsed;
        }

        Counts.Inputs++;
        Counts.Slowest = elapsed > Counts.Slowest ? elapsed : Counts.Slowest;
        Counts.MostMemory = Math.Max(Counts.MostMemory, octets);
        if (thrown is not null)
        {
            Fail(thrown.ToString(), input);
        }

        if (elapsed > Limit)
        {
            Fail(FormattableString.Invariant($"takes {elapsed.TotalSeconds:0.0} s"), input);
        }

        if (octets > MostOctets)
        {
            Fail(FormattableString.Invariant($"allocates {octets / 1048576} MB"), input);
        }
    }

    private void Work(long until)
    {
        try
        {
            while (Stopwatch.GetTimestamp() < until && Counts.Failures.Count < MostFailures)
            {
                var random = new Random(HashCode(seed, _iteration));
                var input = target.Mutate(random, target.Seeds[random.Next(target.Seeds.Count)]);
                Volatile.Write(ref _input, input);
                Volatile.Write(ref _started, Moment.Now);
                Try(input);
                _iteration++;
            }
        }
        catch (Exception broken)
        {
            _broken = broken;
        }
    }

    private (TimeSpan Elapsed, long Octets, Exception? Thrown) Measure(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var from = Moment.Now;
        Exception? thrown = null;
        try
        {
            Counts.Accepted += target.Read(input) ? 1 : 0;
        }
        catch (Exception problem)
        {
            thrown = problem;
        }

        return (from.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before, thrown);
    }

    private void Fail(string what, byte[] input)
    {
        lock (Counts.Failures)
        {
            Counts.Failures.Add(new(target.Name, seed, _iteration, what, input));
        }
    }

    /// <summary>Stable from one process to the next, as System.HashCode is not.</summary>
    private static int HashCode(int seed, long iteration)
    {
        var mixed = unchecked(((ulong)iteration * 0x9E3779B97F4A7C15UL) ^ (uint)seed);
        mixed = unchecked((mixed ^ (mixed >> 31)) * 0xBF58476D1CE4E5B9UL);
        return unchecked((int)(mixed ^ (mixed >> 32)));
    }

    /// <summary>A point on both clocks: the wall's, and the processor time of this process.</summary>
    private sealed record Moment(long Timestamp, TimeSpan Processor)
    {
        public static Moment Now => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public TimeSpan Wall => Stopwatch.GetElapsedTime(Timestamp);

        /// <summary>What has passed on the slower of the two.</summary>
        public TimeSpan Elapsed
        {
            get
            {
                var processor = Environment.CpuUsage.TotalTime - Processor;
                return processor < Wall ? processor : Wall;
            }
        }
    }
}
