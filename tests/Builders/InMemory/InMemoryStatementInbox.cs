using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Tests.Builders.InMemory;

/// <summary>Statements that wait, and those that are kept, in dictionaries.</summary>
public sealed class InMemoryStatementInbox : IStatementInbox
{
    private readonly ConcurrentDictionary<RenewalId, bool> _waiting = new();
    private readonly ConcurrentDictionary<RenewalId, KeptStatement> _kept = new();

    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken)
    {
        _waiting.TryAdd(statement, true);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RenewalId>>([.. _waiting.Keys.Take(most)]);

    public Task CloseAsync(KeptStatement statement, CancellationToken cancellationToken)
    {
        _kept.TryAdd(statement.Id, statement);
        _waiting.TryRemove(statement.Id, out _);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<KeptStatement>> FindKeptAsync(DateOnly before, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<KeptStatement>>([.. _kept.Values.Where(statement => statement.Received < before).OrderBy(statement => statement.Received)]);

    public Task ForgetAsync(KeptStatement statement, CancellationToken cancellationToken)
    {
        _kept.TryRemove(statement.Id, out _);
        return Task.CompletedTask;
    }
}
