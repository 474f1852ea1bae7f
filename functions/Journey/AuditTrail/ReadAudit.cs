using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The audit records of one order, exactly as hashed, with the sealed checkpoint that proves them: for auditors, and for officers who acted on the order or have it under review.</summary>
public sealed class ReadAudit(JourneyContext context)
{
    public async Task<Outcome<AuditView>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Auditor, Roles.Officer))
        {
            return Roles.Forbidden;
        }

        var records = await context.Ports.AuditStore.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        if (records.IsEmpty)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } entry ? !OwnOrders.MayReadTrail(caller, entry) : !caller.Has(Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        return new AuditView(
            id.Value,
            [.. records.Select(record => Convert.ToBase64String(record.Bytes.Span))],
            records[^1].Hash.Hex,
            await ProofAsync(id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The checkpoint that named the order's head last; null where none did yet.</summary>
    private async Task<AuditProofView?> ProofAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var tip = await CheckpointTip.FindAsync(context.Ports.AuditStore, context.Ports.Seal.Anchors, cancellationToken).ConfigureAwait(false);
        if (tip.Chain.Heads.GetValueOrDefault(id) is not { } head
            || await context.Ports.AuditStore.FindCheckpointAsync(head.Checkpoint, cancellationToken).ConfigureAwait(false) is not { } cms)
        {
            return null;
        }

        return new(head.Checkpoint, head.Sequence, head.Head.Hex, Convert.ToBase64String(cms.Span));
    }
}
