using System.Collections.Immutable;
using System.Globalization;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Journey.Uploads;
using DigiRenew.Journey.Verification;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments;

/// <summary>
/// Attaches a payment proof that came by e-mail (SPEC §1): check 1 as for an upload, then a private document, and an event in the operator's
/// name. It is not the holder's upload: no holder signed it, and none of the order's uploads is changed by it.
/// </summary>
public sealed class AttachPaymentProof(JourneyContext context)
{
    private readonly OperatorAct _act = new(context);
    private readonly SeenFiles _seen = new(context);

    /// <param name="caller">Finance or an officer.</param>
    /// <param name="id">The order.</param>
    /// <param name="fileName">As sent; only its extension counts.</param>
    /// <param name="file">The bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order; the same where the same file is attached already.</returns>
    public async Task<Outcome<ReviewOrderView>> RunAsync(
        OperatorIdentity caller, RenewalId id, string fileName, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Finance, Roles.Officer))
        {
            return Roles.Forbidden;
        }

        if (ContentCheck.Judge(context.Settings.UploadLimit, UploadKind.PaymentProof, fileName, file) is { } refused)
        {
            return refused;
        }

        return await _act.RunAsync(
            caller, id, DecisionWords.AttachProof, (entry, token) => CommandAsync(caller, fileName, file, entry, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<RenewalCommand>> CommandAsync(
        OperatorIdentity caller, string fileName, ReadOnlyMemory<byte> file, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var attached = new RenewalEvent.PaymentProofAttached(
            Sha256Digest.Of(file.Span), file.Length, UploadFormats.ExtensionOf(fileName), null, caller.Id, Sha256Digest.Zero);
        var command = new RenewalCommand.AttachPaymentProof(attached);
        if (RenewalProcess.Decide(command, entry.State) is not Decision.Accepted { Events.IsEmpty: false })
        {
            return command; // refused, or here already: nothing is kept
        }

        var flag = await _seen.FlagAsync(entry.Id, UploadKind.PaymentProof, attached.File, cancellationToken).ConfigureAwait(false);
        await context.Ports.PrivateDocuments.PutAsync(entry.Id, PrivateUploads.NameOf(attached), file, cancellationToken).ConfigureAwait(false);
        return await SealedDecision.CommandAsync(
            context,
            entry,
            DecisionWords.AttachProof,
            caller.Id,
            Details(attached),
            decision => new RenewalCommand.AttachPaymentProof(attached with { Flag = flag, Decision = decision }),
            cancellationToken).ConfigureAwait(false);
    }

    private static ImmutableSortedDictionary<string, string> Details(RenewalEvent.PaymentProofAttached attached) =>
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            .Add("file", attached.File.Hex)
            .Add("length", attached.Length.ToString(CultureInfo.InvariantCulture))
            .Add("extension", attached.Extension);
}
