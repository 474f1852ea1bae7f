using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>The newest sealed checkpoint that names an order's head: whoever has the seal's anchor and the order's records can prove with it that they stood.</summary>
/// <param name="Cms">The checkpoint as sealed.</param>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was sealed (UTC).</param>
/// <param name="Head">What it says of the order.</param>
internal sealed record SealedHead(ReadOnlyMemory<byte> Cms, long Number, DateTimeOffset At, CheckpointHead Head)
{
    /// <returns>Null where no checkpoint names the order yet.</returns>
    public static async Task<SealedHead?> FindAsync(IAuditStore auditStore, RenewalId id, CancellationToken cancellationToken)
    {
        var checkpoints = await auditStore.ReadCheckpointsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var cms in checkpoints.Reverse())
        {
            var verdict = CadesSignature.Verify(cms, StatementTypes.Checkpoint, null);
            var statement = verdict.Check.Passed ? JsonSerializer.Deserialize(verdict.Content.Span, WireJson.Default.CheckpointStatement) : null;
            if (statement?.Changed.FirstOrDefault(head => head.Order == id.Value) is { } named)
            {
                return new(cms, statement.Number, statement.At, named);
            }
        }

        return null;
    }
}
