using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>
/// Goes through all orders and erases what is over its time. Orders do so by themselves; this is for those that ended before they did, and
/// after the periods were made shorter.
/// </summary>
public sealed class RunRetention(RetentionSources sources)
{
    private readonly EraseDocuments _erase = new(sources);

    /// <param name="actor">Who asks.</param>
    /// <param name="dryRun">Only says what would go.</param>
    /// <param name="cancellationToken">Ends the run; what was erased stays erased.</param>
    /// <returns>What went, or would go.</returns>
    public async Task<ImmutableArray<RetentionItem>> RunAsync(Actor actor, bool dryRun, CancellationToken cancellationToken)
    {
        var gone = ImmutableArray.CreateBuilder<RetentionItem>();
        await foreach (var id in sources.Storage.Renewals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await sources.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts.Placement: not null } entry)
            {
                continue;
            }

            foreach (var group in Enum.GetValues<DocumentGroup>())
            {
                if (_erase.Judge(entry, group, onRequest: false) is not Decision.Accepted { Events.IsEmpty: false })
                {
                    continue;
                }

                gone.Add(new(id, group, entry.Until(group, sources.Periods)!.Value, entry.FilesOf(group).Length));
                if (!dryRun)
                {
                    await _erase.RunAsync(id, group, actor, onRequest: false, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return gone.ToImmutable();
    }
}
