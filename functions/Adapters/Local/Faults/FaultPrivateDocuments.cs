using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>private/DOCUMENT</c>, <c>private-removed/DOCUMENT</c>, <c>private-copies-erased</c> and <c>private-destroyed</c>.</summary>
internal sealed class FaultPrivateDocuments(IPrivateDocuments inner, FaultHook hook) : IPrivateDocuments
{
    public Task PutAsync(RenewalId id, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        hook.AroundAsync("private/" + Prefix(name), () => inner.PutAsync(id, name, content, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> FindAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        inner.FindAsync(id, name, cancellationToken);

    public Task RemoveAsync(RenewalId id, string name, CancellationToken cancellationToken) =>
        hook.AroundAsync("private-removed/" + Prefix(name), () => inner.RemoveAsync(id, name, cancellationToken));

    public Task DestroyAsync(RenewalId id, CancellationToken cancellationToken) =>
        hook.AroundAsync("private-destroyed", () => inner.DestroyAsync(id, cancellationToken));

    public Task EraseCopiesAsync(RenewalId id, CancellationToken cancellationToken) =>
        hook.AroundAsync("private-copies-erased", () => inner.EraseCopiesAsync(id, cancellationToken));

    public Task<int> RewrapAsync(CancellationToken cancellationToken) => inner.RewrapAsync(cancellationToken);

    private static string Prefix(string name) => name.Split('/')[0];
}
