using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Statements that wait, in a dictionary.</summary>
public sealed class InMemoryStatementInbox : IStatementInbox
{
    private readonly ConcurrentDictionary<RenewalId, bool> _waiting = new();

    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken)
    {
        _waiting.TryAdd(statement, true);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RenewalId>>([.. _waiting.Keys.Take(most)]);

    public Task RemoveAsync(RenewalId statement, CancellationToken cancellationToken)
    {
        _waiting.TryRemove(statement, out _);
        return Task.CompletedTask;
    }
}
