using System.Collections.Concurrent;

namespace DigiRenew.Http.Limits;

/// <summary>Token buckets by class and caller, in this process.</summary>
public sealed class TokenBuckets(RateLimits limits, TimeProvider time)
{
    private const int Most = 20_000;
    private const string Crowd = "*";

    private readonly ConcurrentDictionary<(RateClass Class, string Caller), Bucket> _buckets = new();

    /// <summary>Takes one token.</summary>
    /// <returns>Zero where there was one, else how long until there is.</returns>
    public TimeSpan Take(RateClass rateClass, string caller)
    {
        var rate = limits.Rates[rateClass];
        if (_buckets.Count >= Most)
        {
            ForgetFull();
        }

        // Where even that leaves too many, newcomers share one bucket: memory stays bounded under a flood of addresses.
        var key = _buckets.Count < Most || _buckets.ContainsKey((rateClass, caller)) ? (rateClass, caller) : (rateClass, Crowd);
        return _buckets.GetOrAdd(key, _ => new Bucket(rate, time)).Take();
    }

    private void ForgetFull()
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull)
            {
                _buckets.TryRemove(key, out _);
            }
        }
    }

    private sealed class Bucket(Rate rate, TimeProvider time)
    {
        private readonly Lock _lock = new();
        private double _tokens = rate.Burst;
        private long _filled = time.GetTimestamp();

        public bool IsFull
        {
            get
            {
                lock (_lock)
                {
                    Refill();
                    return _tokens >= rate.Burst;
                }
            }
        }

        public TimeSpan Take()
        {
            lock (_lock)
            {
                Refill();
                if (_tokens < 1)
                {
                    return TimeSpan.FromSeconds((1 - _tokens) / rate.PerSecond);
                }

                _tokens--;
                return TimeSpan.Zero;
            }
        }

        private void Refill()
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(rate.Burst, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * rate.PerSecond));
            _filled = now;
        }
    }
}
