using DigiRenew.Journey.Register;
using DigiRenew.Pki;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Point <c>register</c>.</summary>
internal sealed class FaultRegister(IHolderRegister inner, FaultHook hook) : IHolderRegister
{
    public Task<RegisterEntry?> FindAsync(Sha256Digest issuer, string serial, CancellationToken cancellationToken) =>
        inner.FindAsync(issuer, serial, cancellationToken);

    public Task<bool> HasKeyAsync(Sha256Digest publicKey, CancellationToken cancellationToken) => inner.HasKeyAsync(publicKey, cancellationToken);

    public Task PutAsync(RegisterEntry entry, CancellationToken cancellationToken) =>
        hook.AroundAsync("register", () => inner.PutAsync(entry, cancellationToken));
}
