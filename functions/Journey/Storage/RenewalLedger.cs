using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Effects;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>Runs commands: reads a renewal, lets the decider judge, and writes events with their effects in one write.</summary>
public sealed class RenewalLedger(IRenewals renewals, IWakeUp wakeUp, TimeProvider time)
{
    private const int Races = 8;

    public RenewalLedger(Ports ports, TimeProvider time)
        : this(ports.Renewals, ports.WakeUp, time)
    {
    }

    /// <summary>A renewal as it stands, or null.</summary>
    public async Task<LedgerEntry?> FindAsync(RenewalId id, CancellationToken cancellationToken)
    {
        var stored = await renewals.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : LedgerEntry.Read(stored);
    }

    /// <summary>Judges a command and writes what follows; a lost race reads and judges again.</summary>
    /// <param name="id">The renewal.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cause">Why, as a stable word, e.g. the route's name.</param>
    /// <param name="command">Makes the command from the renewal as it stands; it may be made again after a lost race.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<LedgerEntry>> ExecuteAsync(
        RenewalId id, Actor actor, string cause, Func<LedgerEntry, RenewalCommand> command, CancellationToken cancellationToken) =>
        ExecuteAsync(id, actor, cause, (entry, _) => Task.FromResult<Outcome<RenewalCommand>>(command(entry)), cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(RenewalId, Actor, string, Func{LedgerEntry, RenewalCommand}, CancellationToken)"/>
    public async Task<Outcome<LedgerEntry>> ExecuteAsync(
        RenewalId id,
        Actor actor,
        string cause,
        Func<LedgerEntry, CancellationToken, Task<Outcome<RenewalCommand>>> command,
        CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var entry = await FindAsync(id, cancellationToken).ConfigureAwait(false) ?? LedgerEntry.Nothing(id);
            var made = await command(entry, cancellationToken).ConfigureAwait(false);
            if (made is not Outcome<RenewalCommand>.Done { Value: var asked })
            {
                return ((Outcome<RenewalCommand>.Refused)made).Why;
            }

            switch (RenewalProcess.Decide(asked, entry.State))
            {
                case Decision.Refused refused:
                    return refused.Why;
                case Decision.Accepted { Events.IsEmpty: true }:
                    return entry;
                case Decision.Accepted accepted when await AppendAsync(entry, accepted.Events, actor, cause, cancellationToken).ConfigureAwait(false) is { } after:
                    await wakeUp.WakeAsync(id, cancellationToken).ConfigureAwait(false);
                    return after;
            }
        }

        return Refusal.Because(Problems.Conflict);
    }

    private async Task<LedgerEntry?> AppendAsync(
        LedgerEntry entry, ImmutableArray<RenewalEvent> events, Actor actor, string cause, CancellationToken cancellationToken)
    {
        var clock = time.GetUtcNow();
        var now = entry.LastAt is { } last && last > clock ? last : clock; // a clock that was set back does not turn the chain's time back
        var state = entry.State;
        var head = entry.Head;
        var records = ImmutableArray.CreateBuilder<AuditRecord>(events.Length);
        var effects = ImmutableArray.CreateBuilder<PendingEffect>();
        foreach (var happened in events)
        {
            state = RenewalProcess.Evolve(state, happened);
            var sequence = entry.Version + records.Count + 1;
            var record = EventCodec.Write(new RecordedEvent(entry.Id, sequence, now, actor, cause, happened, head));
            head = record.Hash;
            records.Add(record);
            effects.AddRange(RenewalProcess.React(happened, state, now).Add(new RenewalEffect.Publish()).Select((effect, place) =>
                new PendingEffect(FormattableString.Invariant($"{sequence}.{place}"), EffectCodec.Write(effect), effect.Due ?? clock, 0)));
        }

        var written = await renewals
            .AppendAsync(entry.Id, entry.Version, records.ToImmutable(), effects.ToImmutable(), IndexOf(state, now), cancellationToken)
            .ConfigureAwait(false);
        return written
            ? new LedgerEntry(entry.Id, entry.Records.AddRange(records), state, entry.Pending.AddRange(effects))
            : null;
    }

    /// <summary>What a renewal in this state is found by.</summary>
    public static RenewalIndex IndexOf(RenewalState state, DateTimeOffset changed) => new(
        state.Facts!.Id.Number,
        state.Name,
        state.Facts.Draft.Certificate.Sha256,
        state.Facts.Draft.Certificate.Serial,
        state.Facts.Draft.IssueDate,
        state.Facts.Payment is not null,
        state.Facts.IsApproved,
        state.Facts.ProformaNumber,
        changed);
}
