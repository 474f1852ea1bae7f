using System.Threading.Channels;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;
using Microsoft.Extensions.Logging;

namespace DigiRenew.Adapters.Local.Pump;

/// <summary>
/// Performs effects on one machine: when it is called, when something falls due, and whenever a sweep finds that something
/// was forgotten. A renewal is never advanced twice at a time. All of its own state belongs to one loop.
/// </summary>
public sealed partial class EffectPump(IRenewals renewals, TimeProvider time, ILogger<EffectPump> log, EffectPumpOptions options) : IWakeUp
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan BetweenFullSweeps = TimeSpan.FromSeconds(1);

    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>(new() { SingleReader = true });

    public Task WakeAsync(RenewalId id, CancellationToken cancellationToken)
    {
        _calls.Writer.TryWrite(new Call.Wake(id));
        return Task.CompletedTask;
    }

    /// <summary>Sweeps at once, e.g. because the clock was moved.</summary>
    public void Nudge() => _calls.Writer.TryWrite(new Call.Sweep());

    /// <summary>Works until it is cancelled, then lets what it has begun end, for as long as the options say.</summary>
    /// <param name="advance">Performs everything of a renewal that is due; returns when it next has something due. Cancelled only when it takes too long to end.</param>
    /// <param name="cancellationToken">Ends the work; no exception comes of it.</param>
    public async Task RunAsync(Func<RenewalId, CancellationToken, Task<DateTimeOffset?>> advance, CancellationToken cancellationToken)
    {
        using var tooLate = new CancellationTokenSource();
        var work = new Work(advance, tooLate.Token);
        var timer = time.CreateTimer(_ => _calls.Writer.TryWrite(new Call.Tick()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            Nudge();
            try
            {
                while (await _calls.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    await HearAsync(work, cancellationToken).ConfigureAwait(false);
                    Start(work);
                    timer.Change(UntilNext(work), Timeout.InfiniteTimeSpan);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Stopping(log, work.Running.Count);
            }
        }

        // By the machine's own clock: the service's may stand still.
        tooLate.CancelAfter(options.FinishWithin);
        await Task.WhenAll(work.Running.Values).ConfigureAwait(false);
    }

    private async Task HearAsync(Work work, CancellationToken cancellationToken)
    {
        while (_calls.Reader.TryRead(out var call))
        {
            switch (call)
            {
                case Call.Wake wake:
                    work.Want(wake.Id);
                    break;
                case Call.Finished finished:
                    work.Finish(finished.Id);
                    if (finished.Next is { } next && next <= work.NextSweep)
                    {
                        work.Upcoming.Enqueue(finished.Id, next);
                    }

                    break;
                case Call.Sweep:
                    work.NextSweep = DateTimeOffset.MinValue;
                    break;
            }
        }

        var now = time.GetUtcNow();
        if (now >= work.NextSweep)
        {
            await SweepAsync(work, now, cancellationToken).ConfigureAwait(false);
        }

        while (work.Upcoming.TryPeek(out var id, out var due) && due <= now)
        {
            work.Upcoming.Dequeue();
            work.Want(id);
        }
    }

    private async Task SweepAsync(Work work, DateTimeOffset now, CancellationToken cancellationToken)
    {
        work.NextSweep = now + options.SweepEvery;
        try
        {
            var due = await renewals.FindDueAsync(now, options.SweepSize, cancellationToken).ConfigureAwait(false);
            if (due.Length == options.SweepSize)
            {
                work.NextSweep = now + BetweenFullSweeps;
            }

            foreach (var id in due)
            {
                work.Want(id);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A store that is out of reach now is swept again later.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            SweepFailed(log, failure);
        }
    }

    private void Start(Work work)
    {
        while (work.Running.Count < options.AtOnce && work.Next() is { } id)
        {
            // Off the loop: what an advance does before its first wait would hold the loop up.
            work.Running[id] = Task.Run(() => AdvanceAsync(work, id), CancellationToken.None);
        }
    }

    private async Task AdvanceAsync(Work work, RenewalId id)
    {
        DateTimeOffset? next = null;
        try
        {
            next = await work.Advance(id, work.TooLate).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (work.TooLate.IsCancellationRequested)
        {
            // What was not done stays pending in the store.
        }
#pragma warning disable CA1031 // One renewal's failure must not stop the others; the sweep comes back to it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            AdvanceFailed(log, failure, id.Value);
        }

        _calls.Writer.TryWrite(new Call.Finished(id, next));
    }

    private TimeSpan UntilNext(Work work)
    {
        var next = work.Upcoming.TryPeek(out _, out var due) && due < work.NextSweep ? due : work.NextSweep;
        var wait = next - time.GetUtcNow();
        return wait > ShortestWait ? wait : ShortestWait;
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Renewal {RenewalId}: could not be advanced; the next sweep tries again")]
    private static partial void AdvanceFailed(ILogger logger, Exception failure, Guid renewalId);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Error, Message = "The store could not be swept for what is due; the next sweep tries again")]
    private static partial void SweepFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Information, Message = "The pump stops; {Running} renewals end their work first")]
    private static partial void Stopping(ILogger logger, int running);

    private abstract record Call
    {
        public sealed record Wake(RenewalId Id) : Call;

        public sealed record Finished(RenewalId Id, DateTimeOffset? Next) : Call;

        public sealed record Sweep : Call;

        public sealed record Tick : Call;
    }

    /// <summary>What the loop knows; touched by the loop alone.</summary>
    private sealed class Work(Func<RenewalId, CancellationToken, Task<DateTimeOffset?>> advance, CancellationToken tooLate)
    {
        private readonly Queue<RenewalId> _queue = new();
        private readonly HashSet<RenewalId> _queued = [];
        private readonly HashSet<RenewalId> _again = [];

        public Func<RenewalId, CancellationToken, Task<DateTimeOffset?>> Advance { get; } = advance;

        public CancellationToken TooLate { get; } = tooLate;

        public Dictionary<RenewalId, Task> Running { get; } = [];

        /// <summary>What falls due before the next sweep would find it.</summary>
        public PriorityQueue<RenewalId, DateTimeOffset> Upcoming { get; } = new();

        public DateTimeOffset NextSweep { get; set; } = DateTimeOffset.MinValue;

        /// <summary>Queues a renewal once; one that is being advanced comes again afterwards.</summary>
        public void Want(RenewalId id)
        {
            if (Running.ContainsKey(id))
            {
                _again.Add(id);
            }
            else if (_queued.Add(id))
            {
                _queue.Enqueue(id);
            }
        }

        public void Finish(RenewalId id)
        {
            Running.Remove(id);
            if (_again.Remove(id))
            {
                Want(id);
            }
        }

        public RenewalId? Next()
        {
            if (!_queue.TryDequeue(out var id))
            {
                return null;
            }

            _queued.Remove(id);
            return id;
        }
    }
}
