using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;
using DigiRenew.Tests.Builders.InMemory;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>Renewals that an intruder can change behind the service's back.</summary>
internal sealed class ChangeableRenewals : IRenewals
{
    private readonly InMemoryRenewals _inner = new();

    public Func<StoredRenewal, StoredRenewal> Change { get; set; } = stored => stored;

    public async Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken) =>
        await _inner.FindAsync(id, cancellationToken) is { } stored ? Change(stored) : null;

    public Task<bool> AppendAsync(
        RenewalId id, long version, ImmutableArray<AuditRecord> records, ImmutableArray<PendingEffect> effects, RenewalIndex index, CancellationToken cancellationToken) =>
        _inner.AppendAsync(id, version, records, effects, index, cancellationToken);

    public Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken) => _inner.CompleteAsync(id, effectId, cancellationToken);

    public Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) =>
        _inner.RescheduleAsync(id, effectId, due, cancellationToken);

    public Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        _inner.FindOverdueAsync(since, most, cancellationToken);

    public Task DeferAsync(RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken) =>
        _inner.DeferAsync(id, effectId, due, attempts, cause, cancellationToken);

    public Task AwaitReachAsync(RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken) =>
        _inner.AwaitReachAsync(id, effectId, due, since, cause, cancellationToken);

    public Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken) =>
        _inner.ParkAsync(id, effectId, at, attempts, cause, cancellationToken);

    public IAsyncEnumerable<DeadLetter> ListParkedAsync(CancellationToken cancellationToken) => _inner.ListParkedAsync(cancellationToken);

    public Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken) =>
        _inner.ReplayAsync(id, effectId, due, cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => _inner.FindDueAsync(now, most, cancellationToken);

    public Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken) =>
        _inner.FindByCertificateAsync(certificate, cancellationToken);

    public IAsyncEnumerable<RenewalId> ListAsync(CancellationToken cancellationToken) => _inner.ListAsync(cancellationToken);
}
