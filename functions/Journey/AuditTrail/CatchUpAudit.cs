using DigiRenew.Journey.Storage;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Brings the audit store up to the orders, as after a restore: it was copied a moment before them.</summary>
public sealed class CatchUpAudit(IRenewals renewals, IAuditStore auditStore)
{
    /// <returns>How many records were added.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        await foreach (var id in renewals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var stored = await renewals.FindAsync(id, cancellationToken).ConfigureAwait(false);
            var published = await auditStore.ReadAsync(id, cancellationToken).ConfigureAwait(false);
            foreach (var record in stored!.Records.Skip(published.Length))
            {
                await auditStore.AppendAsync(id, record, cancellationToken).ConfigureAwait(false);
                added++;
            }
        }

        return added;
    }
}
