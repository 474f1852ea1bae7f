using System.Globalization;
using System.Text.RegularExpressions;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Mail;

/// <summary>A message came back. One to the contact of record is an event of its order; whatever else came back changes nothing.</summary>
public sealed partial class RecordBounce(JourneyContext context)
{
    /// <param name="messageId">The message's id, with or without angle brackets.</param>
    /// <param name="cause">bounce, dropped or address-refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was a message of ours to a contact of record.</returns>
    public async Task<bool> RunAsync(string messageId, string cause, CancellationToken cancellationToken)
    {
        if (MessageId().Match(messageId.Trim()) is not { Success: true } match
            || match.Groups["host"].Value != new Uri(context.Settings.Origin).Host
            || !RenewalId.TryParse(match.Groups["order"].Value, out var id)
            || await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry)
        {
            return false;
        }

        var sequence = int.Parse(match.Groups["sequence"].Value, CultureInfo.InvariantCulture);
        var place = int.Parse(match.Groups["place"].Value, CultureInfo.InvariantCulture);
        if (!WentToContact(entry, sequence, place))
        {
            return false;
        }

        await context.Ledger.ExecuteAsync(
            id,
            new Actor("mail", "bounce"),
            cause,
            _ => new RenewalCommand.RecordBounce(FormattableString.Invariant($"{sequence}.{place}"), cause),
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Whether an effect sent its message to the contact as it stands: it is one of the holder's messages, was not sent to
    /// another address, and went out after two officers last settled the contact.
    /// </summary>
    private static bool WentToContact(LedgerEntry entry, int sequence, int place)
    {
        var events = entry.Events.ToList();
        if (sequence < 1 || sequence > events.Count)
        {
            return false;
        }

        var cause = events[sequence - 1];
        var state = RenewalProcess.Replay(events.Take(sequence).Select(recorded => recorded.Event));
        var effects = RenewalProcess.React(cause.Event, state, cause.At);
        var settled = events.LastOrDefault(recorded => recorded.Event is RenewalEvent.BlockerSettled { Blocker: Blocker.Contact });
        return place < effects.Length
            && effects[place] is RenewalEffect.SendMail { Kind: not MailKind.CorrespondenceCode } mail
            && (settled is null || (mail.At ?? cause.At) > settled.At);
    }

    /// <summary>As MailComposer writes it; a copy to a correspondence address has another form and does not match.</summary>
    [GeneratedRegex(@"^<?(?<order>[0-9a-f\-]{36})\.(?<sequence>\d{1,6})\.(?<place>\d{1,3})@(?<host>[^<>\s@]+)>?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MessageId();
}
