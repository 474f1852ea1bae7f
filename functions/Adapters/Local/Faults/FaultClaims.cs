using DigiRenew.Journey.Storage;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>claim/PREFIX</c>, <c>claim-replaced/PREFIX</c> and <c>claim-released/PREFIX</c>.</summary>
internal sealed class FaultClaims(IClaims inner, FaultHook hook) : IClaims
{
    public Task<Claim> TryClaimAsync(string name, string owner, DateTimeOffset? expires, CancellationToken cancellationToken) =>
        hook.AroundAsync("claim/" + Prefix(name), () => inner.TryClaimAsync(name, owner, expires, cancellationToken));

    public Task<Claim> ReplaceAsync(string name, string abandonedOwner, string owner, CancellationToken cancellationToken) =>
        hook.AroundAsync("claim-replaced/" + Prefix(name), () => inner.ReplaceAsync(name, abandonedOwner, owner, cancellationToken));

    public Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken) =>
        hook.AroundAsync("claim-released/" + Prefix(name), () => inner.ReleaseAsync(name, owner, cancellationToken));

    private static string Prefix(string name) => name.Split('/')[0];
}
