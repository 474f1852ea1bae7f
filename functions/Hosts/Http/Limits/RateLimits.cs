using System.Collections.Immutable;

namespace DigiRenew.Http.Limits;

/// <summary>
/// Rates by class, for each remote address and for each session. They keep one caller from using up a process; whatever
/// must hold across processes (codes, tries, nonces) is counted in the store.
/// </summary>
public sealed record RateLimits(ImmutableDictionary<RateClass, Rate> Rates)
{
    public static RateLimits Default { get; } = new(new Dictionary<RateClass, Rate>
    {
        [RateClass.Probe] = new(60, 10),
        [RateClass.Read] = new(240, 20),
        [RateClass.SignIn] = new(60, 2),
        [RateClass.Write] = new(60, 2),
        [RateClass.Upload] = new(40, 1),
        [RateClass.Review] = new(240, 20),
    }.ToImmutableDictionary());

    /// <summary>All rates times a factor, e.g. for a test that sends thousands of requests.</summary>
    public RateLimits Times(double factor) =>
        new(Rates.ToImmutableDictionary(pair => pair.Key, pair => new Rate(pair.Value.Burst * factor, pair.Value.PerSecond * factor)));
}
