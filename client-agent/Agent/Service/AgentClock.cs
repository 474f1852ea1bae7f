namespace DigiRenew.Agent.Service;

/// <summary>The agent's time: the computer's, except beside a development service on the same machine, whose clock it follows.</summary>
public sealed class AgentClock(TimeProvider computer) : TimeProvider
{
    private TimeSpan _offset;

    public override TimeZoneInfo LocalTimeZone => computer.LocalTimeZone;

    public override long TimestampFrequency => computer.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => computer.GetUtcNow() + _offset;

    public override long GetTimestamp() => computer.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        computer.CreateTimer(callback, state, dueTime, period);

    /// <summary>Follows a clock that now shows <paramref name="serviceTime"/>.</summary>
    public void Follow(DateTimeOffset serviceTime) => _offset = serviceTime - computer.GetUtcNow();
}
