using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Retention;
using DigiRenew.Journey.Review.Copies;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Uploads;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>
/// Shows the identity copy: to an officer while the order is under review, to an auditor with a written reason, to nobody
/// else (SPEC §7). The look is an event before the copy leaves; the reason is a private document, and the event has its
/// digest. What is shown comes without its metadata (<see cref="OperatorCopy"/>); what was received stays as it is.
/// </summary>
public sealed class ViewIdentity(JourneyContext context)
{
    private const int LongestReason = 2000;
    private const string Cause = "identity";

    public async Task<Outcome<IdentityCopyView>> RunAsync(
        OperatorIdentity caller, RenewalId id, IdentityViewRequest request, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (request.Reason?.Length > LongestReason)
        {
            return Refusal.Because(Problems.FormInvalid, ("field", "reason"), ("reason", "length"));
        }

        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: { } order } entry
            || order.Uploads.GetValueOrDefault(UploadKind.Identity) is not { } slot)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (!caller.Has(Roles.Auditor) && !entry.State.IsUnderReview)
        {
            return Roles.Forbidden;
        }

        return await context.Ports.PrivateDocuments.FindUploadAsync(id, slot, cancellationToken).ConfigureAwait(false) is { } content
            ? await ShowAsync(caller, id, slot, content, request.Reason, cancellationToken).ConfigureAwait(false)
            : entry.Absent(DocumentGroup.Copies, context.Settings.Clock);
    }

    /// <summary>The copy without its metadata; null where that can't be taken out.</summary>
    private static byte[]? Shown(string extension, ReadOnlySpan<byte> content)
    {
        try
        {
            return OperatorCopy.Of(extension, content);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<Outcome<IdentityCopyView>> ShowAsync(
        OperatorIdentity caller, RenewalId id, UploadSlot slot, ReadOnlyMemory<byte> content, string? reason, CancellationToken cancellationToken)
    {
        if (Shown(slot.Extension, content.Span) is not { } copy)
        {
            return Refusal.Because(Problems.CopyNotShown);
        }

        var view = Guid.NewGuid();
        var written = WrittenReason.Of(reason);
        var recorded = await context.Ledger.ExecuteAsync(
            id,
            Actor.Operator(caller.Id),
            Cause,
            (entry, token) => CommandAsync(caller, entry, view, slot.Attempt, written, token),
            cancellationToken).ConfigureAwait(false);
        return recorded is Outcome<LedgerEntry>.Done { Value: var seen }
            ? new IdentityCopyView(
                UploadFormats.MediaTypeOf(slot.Extension),
                Convert.ToBase64String(copy),
                string.Create(CultureInfo.InvariantCulture, $"{caller.Id} {id.Number} {context.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
                seen.Version)
            : ((Outcome<LedgerEntry>.Refused)recorded).Why;
    }

    private async Task<Outcome<RenewalCommand>> CommandAsync(
        OperatorIdentity caller, LedgerEntry entry, Guid view, int attempt, WrittenReason? written, CancellationToken cancellationToken)
    {
        var viewer = caller.Has(Roles.Officer) && entry.State.IsUnderReview ? IdentityViewer.Officer : IdentityViewer.Auditor;
        var command = new RenewalCommand.RecordIdentityViewed(view, caller.Id, viewer, attempt, written?.Digest);
        if (written is not null && RenewalProcess.Decide(command, entry.State) is Decision.Accepted)
        {
            await written.KeepAsync(context.Ports.PrivateDocuments, entry.Id, cancellationToken).ConfigureAwait(false);
        }

        return command;
    }
}
