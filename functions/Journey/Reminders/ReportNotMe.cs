using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Reminders;

/// <summary>
/// “This wasn’t me”, from the link in a notice: asking shows a question and changes nothing, since programs follow links;
/// confirming puts the order on hold and calls an officer.
/// </summary>
public sealed class ReportNotMe(JourneyContext context)
{
    /// <summary>The question for the page; nothing is changed.</summary>
    public async Task<Outcome<NotMeAnswer>> AskAsync(string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken).ConfigureAwait(false) is { } entry
            ? Answer(entry, IsOver(entry) ? NotMeTexts.Ended : NotMeTexts.Question)
            : Refusal.Because(Problems.NotFound);

    /// <summary>Puts the order on hold; where it can't be held any more, or not yet, an officer is called all the same, by whoever sends mail.</summary>
    public async Task<Outcome<NotMeAnswer>> ConfirmAsync(string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken).ConfigureAwait(false) is not { } entry)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (IsOver(entry))
        {
            return Answer(entry, NotMeTexts.Ended);
        }

        var reported = await context.Ledger.ExecuteAsync(
            entry.Id,
            Actor.Holder(entry.Order.Draft.Certificate.Sha256.Hex),
            RenewalEffect.CallOfficer.NotMe,
            _ => new RenewalCommand.ReportNotMe(),
            cancellationToken).ConfigureAwait(false);
        return reported switch
        {
            Outcome<LedgerEntry>.Done { Value: var after } => Answer(after, after.State is RenewalState.OnHold ? NotMeTexts.Held : NotMeTexts.Called),
            Outcome<LedgerEntry>.Refused { Why: var why } when why.Problem == Problems.OutOfOrder => Answer(entry, NotMeTexts.Ended),
            _ => ((Outcome<LedgerEntry>.Refused)reported).Why,
        };
    }

    private static bool IsOver(LedgerEntry entry) => entry.State is RenewalState.Ended { Order.Certificate: null };

    private static NotMeAnswer Answer(LedgerEntry entry, Contracts.Text said) => new(said, entry.Order.Id.Number, entry.Order.Draft.Language);

    private async Task<LedgerEntry?> FindAsync(string token, CancellationToken cancellationToken) =>
        NoticeLink.Read(context.Ports.Secrets, token) is { } id
        && await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts: not null } entry
            ? entry
            : null;
}
