using System.Collections.Immutable;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>audit</c> (one for all events, which are all published alike), <c>checkpoint</c> and <c>checkpoint-heads</c>.</summary>
internal sealed class FaultAuditStore(IAuditStore inner, FaultHook hook) : IAuditStore
{
    public Task AppendAsync(RenewalId id, AuditRecord record, CancellationToken cancellationToken) =>
        hook.AroundAsync("audit", () => inner.AppendAsync(id, record, cancellationToken));

    public Task<ImmutableArray<AuditRecord>> ReadAsync(RenewalId id, CancellationToken cancellationToken) => inner.ReadAsync(id, cancellationToken);

    public Task<AuditRecord?> FindLastAsync(RenewalId id, CancellationToken cancellationToken) => inner.FindLastAsync(id, cancellationToken);

    public Task<AuditRecord?> FindAsync(RenewalId id, long sequence, CancellationToken cancellationToken) => inner.FindAsync(id, sequence, cancellationToken);

    public Task<AuditChanges> ReadChangesAsync(string? mark, CancellationToken cancellationToken) => inner.ReadChangesAsync(mark, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindCheckpointAsync(long number, CancellationToken cancellationToken) => inner.FindCheckpointAsync(number, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindHeadsAsync(CancellationToken cancellationToken) => inner.FindHeadsAsync(cancellationToken);

    public Task PutHeadsAsync(ReadOnlyMemory<byte> heads, CancellationToken cancellationToken) =>
        hook.AroundAsync("checkpoint-heads", () => inner.PutHeadsAsync(heads, cancellationToken));

    public Task AppendCheckpointAsync(long number, ReadOnlyMemory<byte> sealedCheckpoint, CancellationToken cancellationToken) =>
        hook.AroundAsync("checkpoint", () => inner.AppendCheckpointAsync(number, sealedCheckpoint, cancellationToken));

    public Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadCheckpointsAsync(CancellationToken cancellationToken) =>
        inner.ReadCheckpointsAsync(cancellationToken);
}
