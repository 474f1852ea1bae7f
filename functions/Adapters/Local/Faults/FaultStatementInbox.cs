using System.Collections.Immutable;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>statement-waits</c>, <c>statement-done</c> and <c>statement-forgotten</c>.</summary>
internal sealed class FaultStatementInbox(IStatementInbox inner, FaultHook hook) : IStatementInbox
{
    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken) =>
        hook.AroundAsync("statement-waits", () => inner.AddAsync(statement, cancellationToken));

    public Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken) => inner.FindAsync(most, cancellationToken);

    public Task CloseAsync(KeptStatement statement, CancellationToken cancellationToken) =>
        hook.AroundAsync("statement-done", () => inner.CloseAsync(statement, cancellationToken));

    public Task<ImmutableArray<KeptStatement>> FindKeptAsync(DateOnly before, CancellationToken cancellationToken) => inner.FindKeptAsync(before, cancellationToken);

    public Task ForgetAsync(KeptStatement statement, CancellationToken cancellationToken) =>
        hook.AroundAsync("statement-forgotten", () => inner.ForgetAsync(statement, cancellationToken));
}
