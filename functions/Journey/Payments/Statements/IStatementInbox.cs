using System.Collections.Immutable;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>
/// Names of statements that were received and are not yet worked through. What they say lies in the evidence, under the same
/// id; a statement leaves only once its result lies there too, so that a crash leaves it here.
/// </summary>
public interface IStatementInbox
{
    /// <summary>Notes a statement; doing so twice is no error.</summary>
    Task AddAsync(RenewalId statement, CancellationToken cancellationToken);

    /// <summary>Statements that wait, in no particular order, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<RenewalId>> FindAsync(int most, CancellationToken cancellationToken);

    /// <summary>Strikes a statement out; doing so twice is no error.</summary>
    Task RemoveAsync(RenewalId statement, CancellationToken cancellationToken);
}
