using System.Collections.Immutable;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Certificates;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Takes the whole trail out of the audit store, for an auditor to verify elsewhere.</summary>
public sealed class ExportAudit(IRenewals renewals, IAuditStore auditStore, ImmutableArray<CertificateFacts> sealAnchors)
{
    public ExportAudit(IRenewals renewals, IAuditStore auditStore, CertificateFacts sealAnchor)
        : this(renewals, auditStore, [sealAnchor])
    {
    }

    public async Task<AuditExport> RunAsync(CancellationToken cancellationToken)
    {
        var checkpoints = await auditStore.ReadCheckpointsAsync(cancellationToken).ConfigureAwait(false);
        var ids = (await auditStore.ReadChangesAsync(null, cancellationToken).ConfigureAwait(false)).Renewals.ToHashSet();
        await foreach (var id in renewals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            ids.Add(id);
        }

        var orders = ImmutableDictionary.CreateBuilder<RenewalId, ImmutableArray<ReadOnlyMemory<byte>>>();
        foreach (var id in ids)
        {
            var records = await auditStore.ReadAsync(id, cancellationToken).ConfigureAwait(false);
            if (!records.IsEmpty)
            {
                orders[id] = [.. records.Select(record => record.Bytes)];
            }
        }

        return new(orders.ToImmutable(), checkpoints, sealAnchors);
    }
}
