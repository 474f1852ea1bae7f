using System.Collections.Immutable;
using DigiRenew.Journey.Payments.Statements;

namespace DigiRenew.Journey.Retention;

/// <summary>
/// Erases bank statements that are over their time: they name payers who are nobody's holders. They are kept as long as the records
/// of orders, counted from the day on which they came, by the settings of the day of erasure.
/// </summary>
public sealed class EraseStatements(RetentionSources sources)
{
    /// <param name="dryRun">Only says what would go.</param>
    /// <param name="cancellationToken">Ends the run; what was erased stays erased.</param>
    /// <returns>What went, or would go.</returns>
    public async Task<ImmutableArray<KeptStatement>> RunAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var firstKept = DateOnly.FromDateTime(sources.Time.GetUtcNow().UtcDateTime).AddYears(-sources.Periods.RecordYears);
        var over = await sources.Storage.StatementInbox.FindKeptAsync(firstKept, cancellationToken).ConfigureAwait(false);
        foreach (var statement in dryRun ? [] : over)
        {
            await sources.Storage.Evidence.EraseAsync(statement.Id, cancellationToken).ConfigureAwait(false);
            await sources.Storage.StatementInbox.ForgetAsync(statement, cancellationToken).ConfigureAwait(false);
        }

        return over;
    }
}
