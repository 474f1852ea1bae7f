using System.Collections.Concurrent;
using DigiRenew.Journey.Storage;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Claims in a dictionary.</summary>
public sealed class InMemoryClaims(TimeProvider time) : IClaims
{
    private readonly ConcurrentDictionary<string, (Claim Claim, DateTimeOffset? Expires)> _claims = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Owners => _claims.ToDictionary(pair => pair.Key, pair => pair.Value.Claim.Owner, StringComparer.Ordinal);

    public Task<Claim> TryClaimAsync(string name, string owner, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claim = (new Claim(owner, now), expires);
        return Task.FromResult(_claims.AddOrUpdate(name, claim, (_, standing) => standing.Expires < now ? claim : standing).Claim);
    }

    public Task<Claim> ReplaceAsync(string name, string abandonedOwner, string owner, CancellationToken cancellationToken) =>
        Task.FromResult(_claims.AddOrUpdate(
            name,
            (new Claim(owner, time.GetUtcNow()), null),
            (_, standing) => standing.Claim.Owner == abandonedOwner ? (new Claim(owner, time.GetUtcNow()), standing.Expires) : standing).Claim);

    public Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken)
    {
        if (_claims.TryGetValue(name, out var standing) && standing.Claim.Owner == owner)
        {
            _claims.TryRemove(name, out _);
        }

        return Task.CompletedTask;
    }
}
