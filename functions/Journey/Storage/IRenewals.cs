using System.Collections.Immutable;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Storage;

/// <summary>Keeps renewals: their audit records (the events) and the effects that are still to be done.</summary>
public interface IRenewals
{
    /// <summary>A renewal with all its records and pending effects, or null.</summary>
    Task<StoredRenewal?> FindAsync(RenewalId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes records and the effects that they cause in one atomic write, together with what queues and sweeps look for.
    /// </summary>
    /// <param name="id">The renewal; it need not exist when <paramref name="version"/> is 0.</param>
    /// <param name="version">How many records the writer has seen.</param>
    /// <param name="records">The new records, sequence version + 1 and on.</param>
    /// <param name="effects">New effects; ids are unique within the renewal.</param>
    /// <param name="index">What the renewal is found by from now on.</param>
    /// <param name="cancellationToken">Ends the wait; the write may still happen.</param>
    /// <returns>False, with nothing written, where the renewal has another number of records.</returns>
    Task<bool> AppendAsync(
        RenewalId id,
        long version,
        ImmutableArray<AuditRecord> records,
        ImmutableArray<PendingEffect> effects,
        RenewalIndex index,
        CancellationToken cancellationToken);

    /// <summary>Forgets an effect that was done. Doing so twice is no error.</summary>
    Task CompleteAsync(RenewalId id, string effectId, CancellationToken cancellationToken);

    /// <summary>Gives an effect another moment, as if it had been due then from the first.</summary>
    Task RescheduleAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Puts an effect off after it failed or must wait; since when it should have been done stays. Whatever it needs was in reach.</summary>
    /// <param name="id">The renewal.</param>
    /// <param name="effectId">The effect.</param>
    /// <param name="due">When to try again.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="cause">A stable word, no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task DeferAsync(RenewalId id, string effectId, DateTimeOffset due, int attempts, string cause, CancellationToken cancellationToken);

    /// <summary>Puts an effect off because something that it needs is out of reach; how often it was tried, and since when it should have been done, stays.</summary>
    /// <param name="id">The renewal.</param>
    /// <param name="effectId">The effect.</param>
    /// <param name="due">When to try again.</param>
    /// <param name="since">The first such try in a row (UTC).</param>
    /// <param name="cause">A stable word, no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AwaitReachAsync(RenewalId id, string effectId, DateTimeOffset due, DateTimeOffset since, string cause, CancellationToken cancellationToken);

    /// <summary>Takes an effect that failed too often out of what is pending, and keeps it apart for people to look at.</summary>
    /// <param name="id">The renewal.</param>
    /// <param name="effectId">The effect; nothing happens where it is not pending.</param>
    /// <param name="at">When it was given up (UTC).</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="cause">A stable word, no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ParkAsync(RenewalId id, string effectId, DateTimeOffset at, int attempts, string cause, CancellationToken cancellationToken);

    /// <summary>Every parked effect, by renewal.</summary>
    IAsyncEnumerable<DeadLetter> ListParkedAsync(CancellationToken cancellationToken);

    /// <summary>Makes a parked effect pending again, due at a moment and as if it had never been tried.</summary>
    /// <returns>False where it is not parked.</returns>
    Task<bool> ReplayAsync(RenewalId id, string effectId, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Renewals that have an effect due by a moment, oldest due first, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<RenewalId>> FindDueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Pending effects that should have been done by a moment, however often they were put off since; the oldest first, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<OverdueEffect>> FindOverdueAsync(DateTimeOffset since, int most, CancellationToken cancellationToken);

    /// <summary>Renewals of a certificate, newest first.</summary>
    Task<ImmutableArray<RenewalId>> FindByCertificateAsync(Sha256Digest certificate, CancellationToken cancellationToken);

    /// <summary>Ids of all renewals, in id order, for checkpoints, audit and retention.</summary>
    IAsyncEnumerable<RenewalId> ListAsync(CancellationToken cancellationToken);
}
