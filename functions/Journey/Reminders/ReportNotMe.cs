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
    private const string Cause = "not-me";

    private readonly Notify _notify = new(context);

    /// <summary>The question for the page; nothing is changed.</summary>
    public async Task<Outcome<NotMeAnswer>> AskAsync(string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken).ConfigureAwait(false) is { } entry
            ? Answer(entry, IsOver(entry) ? NotMeTexts.Ended : NotMeTexts.Question)
            : Refusal.Because(Problems.NotFound);

    /// <summary>Puts the order on hold; where it can't be held any more, or not yet, an officer is called all the same.</summary>
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

        var held = await context.Ledger.ExecuteAsync(
            entry.Id,
            Actor.Holder(entry.Order.Draft.Certificate.Sha256.Hex),
            Cause,
            _ => new RenewalCommand.Hold("holder", Cause),
            cancellationToken).ConfigureAwait(false);
        if (held is Outcome<LedgerEntry>.Done { Value: var after })
        {
            return Answer(after, NotMeTexts.Held);
        }

        await CallOnceAsync(entry, cancellationToken).ConfigureAwait(false);
        return Answer(entry, NotMeTexts.Called);
    }

    private static bool IsOver(LedgerEntry entry) => entry.State is RenewalState.Ended { Order.Certificate: null };

    private static NotMeAnswer Answer(LedgerEntry entry, Contracts.Text said) => new(said, entry.Order.Id.Number, entry.Order.Draft.Language);

    private async Task<LedgerEntry?> FindAsync(string token, CancellationToken cancellationToken) =>
        NoticeLink.Read(context.Ports.Secrets, token) is { } id
        && await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State.Facts: not null } entry
            ? entry
            : null;

    /// <summary>One message an order, whatever it is pressed again; claimed after it was handed over, so that a crash sends it twice, not never.</summary>
    private async Task CallOnceAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var name = $"{Cause}/{entry.Id}";
        if (await context.Ports.Claims.FindOwnerAsync(name, context.Now, cancellationToken).ConfigureAwait(false) is null)
        {
            await _notify.NotMeAsync(entry, cancellationToken).ConfigureAwait(false);
            await context.Ports.Claims.TryClaimAsync(name, entry.Id.ToString(), null, cancellationToken).ConfigureAwait(false);
        }
    }
}
