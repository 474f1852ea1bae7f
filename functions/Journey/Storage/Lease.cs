namespace DigiRenew.Journey.Storage;

/// <summary>A claim that one attempt holds for a short while, so that two do not do the same thing at once.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(2);

    private readonly IClaims _claims;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly string _owner;
    private readonly DateTimeOffset _ends;

    private Lease(IClaims claims, TimeProvider time, string name, string owner, DateTimeOffset ends) =>
        (_claims, _time, _name, _owner, _ends) = (claims, time, name, owner, ends);

    /// <summary>Whether enough of the term is left to write.</summary>
    public bool Holds => _time.GetUtcNow() < _ends - Term / 4;

    /// <summary>Takes the lease, or null where another attempt holds it.</summary>
    public static async Task<Lease?> TryTakeAsync(IClaims claims, TimeProvider time, string name, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        var ends = time.GetUtcNow() + Term;
        var claim = await claims.TryClaimAsync(name, owner, ends, cancellationToken).ConfigureAwait(false);
        return claim.Owner == owner ? new(claims, time, name, owner, ends) : null;
    }

    /// <summary>Gives the lease back.</summary>
    public async ValueTask DisposeAsync() => await _claims.ReleaseAsync(_name, _owner, CancellationToken.None).ConfigureAwait(false);
}
