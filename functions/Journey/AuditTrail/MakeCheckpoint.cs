using System.Collections.Immutable;
using System.Text.Json;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.AuditTrail;

/// <summary>
/// Seals a checkpoint over the heads of all renewals in the audit store, chained to the one before. What a run reads does not grow with
/// the history: the newest checkpoint, what was appended since, and a few of the other orders by turns, so that within a day or two
/// each was looked at; everything at once is what audit verify looks at.
/// </summary>
public sealed class MakeCheckpoint(IRenewals renewals, IAuditStore auditStore, ISealKey seal, TimeProvider time)
{
    private const int Races = 3;

    /// <summary>A statement longer than a signature's verification accepts would break the chain; what is more goes into the next checkpoint.</summary>
    private const int MostChanged = 4000;

    /// <summary>How many orders a run looks at beside those that changed.</summary>
    private const int ByTurns = 50;

    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(5);

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
            try
            {
                return await MakeAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (CheckpointTakenException) when (race < Races)
            {
                // Another process sealed one of this number first: chain to that one.
            }
        }
    }

    private async Task<long> MakeAsync(CancellationToken cancellationToken)
    {
        var chain = (await CheckpointTip.FindAsync(auditStore, seal.Anchors, cancellationToken).ConfigureAwait(false)).Chain;
        if (chain.Broken is { } broken)
        {
            throw new InvalidDataException($"{broken.What} at checkpoint {broken.Checkpoint}.");
        }

        var appended = await auditStore.ReadChangesAsync(chain.Mark, cancellationToken).ConfigureAwait(false);
        var changed = await ChangedAsync(chain, appended.Renewals.Union(await TurnOfAsync(chain, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        foreach (var some in changed.Chunk(MostChanged))
        {
            // The mark goes with the last: before that, not everything up to it is sealed.
            var reached = some[^1] == changed[^1] ? appended.Mark : chain.Mark;
            (chain, var cms) = await SealAsync(chain, [.. some], reached, cancellationToken).ConfigureAwait(false);
            try
            {
                await auditStore.AppendCheckpointAsync(chain.Number, cms, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidDataException taken)
            {
                throw new CheckpointTakenException(taken);
            }

            await auditStore.PutHeadsAsync(new CheckpointTip(chain).Write(), cancellationToken).ConfigureAwait(false);
        }

        return chain.Number;
    }

    private async Task<(CheckpointChain Next, byte[] Sealed)> SealAsync(CheckpointChain chain, ImmutableArray<CheckpointHead> changed, string? mark, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var statement = new CheckpointStatement(Purposes.Checkpoint, chain.Number + 1, now, 0, string.Empty, chain.Last.Hex, changed, mark);
        var heads = chain.With(statement, Sha256Digest.Zero);
        statement = statement with { Count = heads.Heads.Count, Root = heads.Root().Hex };
        var cms = await CadesSignature.SignAsync(
            JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.CheckpointStatement),
            StatementTypes.Checkpoint,
            detached: false,
            seal.Certificate,
            [],
            seal.Key,
            now,
            cancellationToken).ConfigureAwait(false);
        return (heads with { Last = Sha256Digest.Of(cms) }, cms);
    }

    /// <summary>The orders whose turn it is by the clock.</summary>
    private async Task<ImmutableArray<RenewalId>> TurnOfAsync(CheckpointChain chain, CancellationToken cancellationToken)
    {
        var turns = (chain.Heads.Count + ByTurns - 1) / ByTurns;
        ImmutableArray<RenewalId> all = turns == 0
            ? []
            : [.. chain.Heads.Keys.Skip((int)(time.GetUtcNow().Ticks / Turn.Ticks % turns) * ByTurns).Take(ByTurns)];
        foreach (var id in all)
        {
            if (await renewals.FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
            {
                throw new InvalidDataException($"Order {id} has vanished since the last checkpoint.");
            }
        }

        return all;
    }

    private async Task<ImmutableArray<CheckpointHead>> ChangedAsync(CheckpointChain chain, IEnumerable<RenewalId> candidates, CancellationToken cancellationToken)
    {
        var changed = ImmutableArray.CreateBuilder<CheckpointHead>();
        foreach (var id in candidates)
        {
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

        return changed.ToImmutable().Sort((x, y) => x.Order.CompareTo(y.Order));
    }

    /// <summary>Whether the head that the last checkpoint names still stands. The chain within an order is verified on exports.</summary>
    private async Task<bool> StandsAsync(RenewalId id, SealedHead before, AuditRecord? last, CancellationToken cancellationToken)
    {
        var named = last?.Sequence == before.Sequence
            ? last
            : await auditStore.FindAsync(id, before.Sequence, cancellationToken).ConfigureAwait(false);
        return named?.Hash == before.Head;
    }

    private sealed class CheckpointTakenException(InvalidDataException taken) : Exception(taken.Message, taken);
}
