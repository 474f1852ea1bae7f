using DigiRenew.Journey;
using DigiRenew.Journey.Effects;
using DigiRenew.Journey.Reminders;
using DigiRenew.Renewal;
using DigiRenew.Tests.Unit.Journey.Issuance;

namespace DigiRenew.Tests.Unit.Journey.Effects;

/// <summary>
/// The two working parts of a divided service, around one order: a queue whose messages are performed without the issuing key,
/// and the loop of the issuing part, each turn of which begins anew, as a durable orchestration does.
/// </summary>
internal sealed class TwoParts : IWakeUp, IRenewalTurn
{
    private readonly OrderWalk _walk;
    private readonly JourneyContext _context;
    private readonly Queue<RenewalId> _queue = new();
    private TaskCompletionSource _kick = new();
    private TaskCompletionSource? _timer;
    private DateTimeOffset _until;
    private bool _again;
    private Task _turn = Task.CompletedTask;

    public TwoParts(OrderWalk walk)
    {
        _walk = walk;
        _context = new(walk.Ports with { WakeUp = this }, walk.Settings, walk.Time, walk.Context.Logging);
    }

    /// <summary>Turns that were begun.</summary>
    public int Turns { get; private set; }

    /// <summary>Whether the loop has come to its end.</summary>
    public bool HasEnded { get; private set; }

    public Task WakeAsync(RenewalId id, CancellationToken cancellationToken)
    {
        _queue.Enqueue(id);
        return Task.CompletedTask;
    }

    /// <summary>A message for the order, as any command sends one.</summary>
    public Task KickAsync()
    {
        _queue.Enqueue(_walk.Id);
        return SettleAsync();
    }

    /// <summary>The sweep passes.</summary>
    public async Task SweepAsync()
    {
        await new SweepDue(_context).RunAsync(default);
        await SettleAsync();
    }

    /// <summary>Time passes; timers go off on its way.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = _walk.Time.Now + time;
        await SettleAsync();
        while (_walk.Time.Now < end)
        {
            var step = end - _walk.Time.Now;
            if (_timer is not null && _until > _walk.Time.Now && _until - _walk.Time.Now < step)
            {
                step = _until - _walk.Time.Now;
            }

            _walk.Time.Advance(step);
            await SettleAsync();
        }
    }

    /// <summary>The process dies: the turn under way, its timer and the kicks that it had heard are lost.</summary>
    public void Die()
    {
        _turn = new TaskCompletionSource().Task;
        _timer = null;
        _kick = new();
        _again = false;
    }

    /// <summary>The platform begins the loop of the order.</summary>
    public Task StartAsync()
    {
        HasEnded = false;
        Begin();
        return SettleAsync();
    }

    public Task<DateTimeOffset?> AdvanceAsync() => new AdvanceIssuing(_context).RunAsync(_walk.Id, default);

    public Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        _until = moment;
        _timer = new();
        return _timer.Task;
    }

    public Task WaitForKickAsync(CancellationToken cancellationToken) => _kick.Task;

    public void Continue() => _again = true;

    private void Begin()
    {
        Turns++;
        _kick = new();
        _timer = null;
        _turn = RenewalLoop.RunAsync(this);
    }

    private async Task SettleAsync()
    {
        for (var more = true; more;)
        {
            more = await DeliverAsync() || RingTimer();
            if (_turn.IsCompleted && Turns > 0 && !HasEnded)
            {
                await _turn;
                HasEnded = !_again;
                _again = false;
                more = true;
                if (!HasEnded)
                {
                    Begin();
                }
            }
        }
    }

    private async Task<bool> DeliverAsync()
    {
        if (!_queue.TryDequeue(out var id))
        {
            return false;
        }

        if (await _context.Ports.Renewals.FindAsync(id, default) is not null
            && await new EffectPerformer(_context).AdvanceAsync(id, EffectShare.AllButIssuing, default) is not null)
        {
            _kick.TrySetResult();
        }

        return true;
    }

    private bool RingTimer() => _timer is not null && _until <= _walk.Time.Now && _timer.TrySetResult();
}
