using System.Collections.Immutable;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Renewal;

namespace DigiRenew.Adapters.Local.Faults;

/// <summary>Points <c>statement-waits</c> and <c>statement-done</c>.</summary>
internal sealed class FaultStatementInbox(IStatementInbox inner, FaultHook hook) : IStatementInbox
{
    public Task AddAsync(RenewalId statement, CancellationToken cancellationToken) =>
        hook.AroundAsync("statement-waits", () => inner.AddAsync(statement, cancellationToken));

    public Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken) => inner.FindAsync(most, cancellationToken);

    public Task RemoveAsync(RenewalId statement, CancellationToken cancellationToken) =>
        hook.AroundAsync("statement-done", () => inner.RemoveAsync(statement, cancellationToken));
}
