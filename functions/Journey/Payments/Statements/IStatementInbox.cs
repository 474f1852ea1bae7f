using System.Collections.Immutable;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>
/// Names of statements: those that wait, and those that were worked through and are kept. What they say lies in the evidence, under
/// the same id; a statement is closed only once its result lies there too, so that a crash leaves it waiting.
/// </summary>
public interface IStatementInbox
{
    /// <summary>Notes a statement; doing so twice is no error.</summary>
    Task AddAsync(RenewalId statement, CancellationToken cancellationToken);

    /// <summary>Statements that wait, in no particular order, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken);

    /// <summary>Moves a statement from those that wait to those that are kept; doing so twice is no error.</summary>
    Task CloseAsync(KeptStatement statement, CancellationToken cancellationToken);

    /// <summary>Kept statements that came before a day, the oldest first.</summary>
    Task<ImmutableArray<KeptStatement>> FindKeptAsync(DateOnly before, CancellationToken cancellationToken);

    /// <summary>Strikes a kept statement out; doing so twice is no error.</summary>
    Task ForgetAsync(KeptStatement statement, CancellationToken cancellationToken);
}
