using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Renewals in a dictionary.</summary>
public sealed class InMemoryRenewals : IRenewals
{
    private readonly Lock _lock = new();
    private readonly List<DeadLetter> _parked = [];
    private readonly ConcurrentDictionary<(RenewalId, string), string> _causes = new();
    private readonly Dictionary<RenewalId, (StoredRenewal Stored, RenewalIndex Index)> _renewals = [];

    /// <summary>Refuses writes, as a full disk would.</summary>
    public bool IsReadOnly { get; set; }

    public Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_renewals.TryGetValue(id, out var found) ? found.Stored : null);
        }
    }

    public Task<bool> AppendAsync(
        RenewalId id,
        long version,
        ImmutableArray<AuditRecord> records,
        ImmutableArray<PendingEffect> effects,
        RenewalIndex index,
        CancellationToken cancellationToken)
    {
        if (IsReadOnly)
        {
            throw new IOException("The store can't be written.");
        }

        lock (_lock)
        {
            var stored = _renewals.TryGetValue(id, out var found) ? found.Stored : new StoredRenewal(id, [], []);
            if (stored.Version != version)
            {
                return Task.FromResult(false);
            }

            _renewals[id] = (new(id, stored.Records.AddRange(records), stored.Pending.AddRange(effects)), index);
            return Task.FromResult(true);
        }
    }

    public Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken)
    {
        Change(id, pending => pending.RemoveAll(effect => effect.Id == effectId));
        return Task.CompletedTask;
    }

    public Task DeferAsync(RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken)
    {
        _causes[(id, effectId)] = cause;
        Change(id, pending => [.. pending.Select(effect => effect.Id == effectId ? effect with { Due = due, Attempts = attempts, OutOfReachSince = null } : effect)]);
        return Task.CompletedTask;
    }

    public Task AwaitReachAsync(RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken)
    {
        _causes[(id, effectId)] = cause;
        Change(id, pending => [.. pending.Select(effect => effect.Id == effectId ? effect with { Due = due, OutOfReachSince = since } : effect)]);
        return Task.CompletedTask;
    }

    public Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken)
    {
        Change(id, pending => [.. pending.Select(effect => effect.Id == effectId ? effect with { Due = due, Since = due, OutOfReachSince = null } : effect)]);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<ImmutableArray<OverdueEffect>>([.. _renewals.Values
                .SelectMany(found => found.Stored.Pending.Select(effect =>
                    new OverdueEffect(found.Stored.Id, effect.Effect, effect.Since, effect.Attempts, _causes.GetValueOrDefault((found.Stored.Id, effect.Id)))))
                .Where(effect => effect.Since <= since)
                .OrderBy(effect => effect.Since)
                .Take(most)]);
        }
    }

    public Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken)
    {
        Change(id, pending =>
        {
            _parked.AddRange(pending.Where(effect => effect.Id == effectId).Select(effect => new DeadLetter(id, effectId, effect.Effect, at, attempts, cause)));
            return pending.RemoveAll(effect => effect.Id == effectId);
        });
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<DeadLetter> ListParkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImmutableArray<DeadLetter> parked;
        lock (_lock)
        {
            parked = [.. _parked];
        }

        foreach (var letter in parked)
        {
            await Task.Yield();
            yield return letter;
        }
    }

    public Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_parked.Find(letter => letter.Order == id && letter.Id == effectId) is not { } found)
            {
                return Task.FromResult(false);
            }

            _parked.Remove(found);
            var (stored, index) = _renewals[id];
            _renewals[id] = (stored with { Pending = stored.Pending.Add(new(effectId, found.Effect, due, 0)) }, index);
            return Task.FromResult(true);
        }
    }

    public Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<ImmutableArray<RenewalId>>([.. _renewals.Values
                .Where(found => found.Stored.Pending.Any(effect => effect.Due <= now))
                .OrderBy(found => found.Stored.Pending.Min(effect => effect.Due))
                .Select(found => found.Stored.Id)
                .Take(most)]);
        }
    }

    public Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<ImmutableArray<RenewalId>>([.. _renewals.Values
                .Where(found => found.Index.Certificate == certificate)
                .Select(found => found.Stored.Id)
                .Reverse()]);
        }
    }

    public async IAsyncEnumerable<RenewalId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImmutableArray<RenewalId> ids;
        lock (_lock)
        {
            ids = [.. _renewals.Keys.OrderBy(id => id.ToString(), StringComparer.Ordinal)];
        }

        foreach (var id in ids)
        {
            await Task.Yield();
            yield return id;
        }
    }

    private void Change(RenewalId id, Func<ImmutableArray<PendingEffect>, ImmutableArray<PendingEffect>> change)
    {
        lock (_lock)
        {
            if (_renewals.TryGetValue(id, out var found))
            {
                _renewals[id] = (found.Stored with { Pending = change(found.Stored.Pending) }, found.Index);
            }
        }
    }
}
