using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Retention;

/// <summary>
/// Erases a group of an order's documents: first the key and what it opens, then the event that says so. Where a process dies between
/// the two, the repeat finds nothing left to erase and writes the event.
/// </summary>
public sealed class EraseDocuments(RetentionSources sources)
{
    private readonly ForgetContacts _contacts = new(sources);

    /// <param name="id">The order.</param>
    /// <param name="group">What is to go.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="onRequest">Whether the holder asks for it before its time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order, or why it must be kept.</returns>
    public async Task<Outcome<LedgerEntry>> RunAsync(RenewalId id, DocumentGroup group, Actor actor, bool onRequest, CancellationToken cancellationToken)
    {
        if (await sources.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (RenewalProcess.Decide(Command(entry, group, onRequest), entry.State) is Decision.Refused refused)
        {
            return refused.Why;
        }

        if (group == DocumentGroup.Copies)
        {
            await sources.Storage.PrivateDocuments.EraseCopiesAsync(id, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await _contacts.RunAsync(entry, cancellationToken).ConfigureAwait(false);
            await sources.Storage.PrivateDocuments.DestroyAsync(id, cancellationToken).ConfigureAwait(false);
            await sources.Mail.ForgetAsync(id, cancellationToken).ConfigureAwait(false);
            await sources.Storage.Evidence.EraseAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return await sources.Ledger.ExecuteAsync(
            id, actor, onRequest ? "holder-request" : "retention", stands => Command(stands, group, onRequest), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a group may go now.</summary>
    public Decision Judge(LedgerEntry entry, DocumentGroup group, bool onRequest) => RenewalProcess.Decide(Command(entry, group, onRequest), entry.State);

    private RenewalCommand.RecordErased Command(LedgerEntry entry, DocumentGroup group, bool onRequest) =>
        new(group, entry.FilesOf(group), entry.Until(group, sources.Periods), onRequest, sources.Time.GetUtcNow());
}
