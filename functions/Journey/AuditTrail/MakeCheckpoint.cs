using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>Seals a checkpoint over the heads of all renewals in the audit store, chained to the one before.</summary>
public sealed class MakeCheckpoint(IRenewals renewals, IAuditStore auditStore, ISealKey seal, TimeProvider time)
{
    private const int Races = 3;

    public MakeCheckpoint(JourneyContext context)
        : this(context.Ports.Renewals, context.Ports.AuditStore, context.Ports.Seal, context.Time)
    {
    }

    /// <returns>The checkpoint's number; the last one where nothing has changed since, 0 where there is nothing yet.</returns>
    /// <exception cref="InvalidDataException">The trail is broken; nothing was sealed over it.</exception>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        for (var race = 1; ; race++)
        {
            var (number, cms) = await MakeAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (cms is not null)
                {
                    await auditStore.AppendCheckpointAsync(number, cms, cancellationToken).ConfigureAwait(false);
                }

                return number;
            }
            catch (InvalidDataException) when (race < Races)
            {
                // Another process sealed one of this number first: chain to that one.
            }
        }
    }

    /// <returns>Number and seal of the next checkpoint; the last number and null where nothing has changed since.</returns>
    private async Task<(long Number, byte[]? Sealed)> MakeAsync(CancellationToken cancellationToken)
    {
        var kept = await auditStore.ReadCheckpointsAsync(cancellationToken).ConfigureAwait(false);
        var chain = CheckpointChain.Read(kept, seal.Anchors);
        if (chain.Broken is { } broken)
        {
            throw new InvalidDataException($"{broken.What} at checkpoint {broken.Checkpoint}.");
        }

        var changed = await ChangedAsync(chain, cancellationToken).ConfigureAwait(false);
        var number = chain.Statements.Length + 1L;
        if (changed.IsEmpty)
        {
            return (number - 1, null);
        }

        var heads = chain.Heads.SetItems(changed.Select(head => KeyValuePair.Create(new RenewalId(head.Order), head)));
        var now = time.GetUtcNow();
        var statement = new CheckpointStatement(
            Purposes.Checkpoint, number, now, heads.Count, CheckpointChain.RootOf(heads).Hex, chain.Last.Hex, changed);
        var cms = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.CheckpointStatement),
            StatementTypes.Checkpoint,
            detached: false,
            seal.Certificate,
            [],
            seal.Key,
            now,
            cancellationToken).ConfigureAwait(false);
        return (number, cms);
    }

    private async Task<ImmutableArray<CheckpointHead>> ChangedAsync(CheckpointChain chain, CancellationToken cancellationToken)
    {
        var missing = chain.Heads.Keys.ToHashSet();
        var changed = ImmutableArray.CreateBuilder<CheckpointHead>();
        await foreach (var id in renewals.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            missing.Remove(id);
            var last = await auditStore.FindLastAsync(id, cancellationToken).ConfigureAwait(false);
            var before = chain.Heads.GetValueOrDefault(id);
            if (before is not null && !await StandsAsync(id, before, last, cancellationToken).ConfigureAwait(false))
            {
                throw new InvalidDataException($"Order {id} is not what the last checkpoint names.");
            }

            if (last is not null && last.Sequence > (before?.Sequence ?? 0))
            {
                changed.Add(new(id.Value, last.Sequence, last.Hash.Hex));
            }
        }

        return missing.Count == 0
            ? changed.ToImmutable().Sort((x, y) => string.CompareOrdinal(x.Order.ToString(), y.Order.ToString()))
            : throw new InvalidDataException($"Order {missing.First()} has vanished since the last checkpoint.");
    }

    /// <summary>Whether the head that the last checkpoint names still stands. The chain within an order is verified on exports.</summary>
    private async Task<bool> StandsAsync(RenewalId id, CheckpointHead before, AuditRecord? last, CancellationToken cancellationToken)
    {
        var named = last?.Sequence == before.Sequence
            ? last
            : await auditStore.FindAsync(id, before.Sequence, cancellationToken).ConfigureAwait(false);
        return named?.Hash.Hex == before.Head;
    }
}
