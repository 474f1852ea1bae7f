using System.Collections.Immutable;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Revocation;

/// <summary>An officer asks for the issued certificate to be revoked; a second one who gives the same reason has it done.</summary>
public sealed class AskRevocation(JourneyContext context)
{
    private const int LongestNote = 2000;

    private readonly OperatorAct _act = new(context);

    /// <param name="caller">The officer.</param>
    /// <param name="id">The order.</param>
    /// <param name="version">The version the officer saw (If-Match).</param>
    /// <param name="request">Reason and note.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<ReviewOrderView>> RunAsync(OperatorIdentity caller, RenewalId id, long version, RevocationRequest request, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Officer))
        {
            return Roles.Forbidden;
        }

        if (Invalid(request) is { } invalid)
        {
            return invalid;
        }

        var note = WrittenReason.Of(request.Note)!;
        return await _act.RunAsync(
            caller, id, DecisionWords.Revoke, (entry, token) => CommandAsync(caller, version, request, note, entry, token), cancellationToken).ConfigureAwait(false);
    }

    private Refusal? Invalid(RevocationRequest request) =>
        context.Ports.Revocation is null ? Refusal.Because(Problems.RevocationNotConnected)
        : !RevocationReasons.ByWord.ContainsKey(request.Reason)
            ? Refusal.Because(Problems.RevocationReasonUnknown, ("reasons", string.Join(", ", RevocationReasons.ByWord.Keys)))
        : string.IsNullOrWhiteSpace(request.Note) ? Refusal.Because(Problems.ReasonMissing)
        : request.Note.Length > LongestNote ? Refusal.Because(Problems.FormInvalid, ("field", "note"), ("reason", "length"))
        : null;

    private async Task<Outcome<RenewalCommand>> CommandAsync(
        OperatorIdentity caller, long version, RevocationRequest request, WrittenReason note, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.State.Facts is not { } order)
        {
            return Refusal.Because(Problems.NotFound);
        }

        if (!entry.IsUnchangedSince(version))
        {
            return Refusal.Because(Problems.PreconditionFailed);
        }

        if (order is { Revocation: null, RevocationAsked: { } asked } && asked.Officer == caller.Id && asked.Reason == request.Reason)
        {
            return Refusal.Because(Problems.OwnChange);
        }

        if (entry.State is not (RenewalState.Issued or RenewalState.Installed))
        {
            return Refusal.Because(Problems.OutOfOrder, ("state", entry.State.Name));
        }

        await note.KeepAsync(context.Ports.PrivateDocuments, entry.Id, cancellationToken).ConfigureAwait(false);
        return await SealedDecision.CommandAsync(
            context,
            entry,
            DecisionWords.Revoke,
            caller.Id,
            ImmutableSortedDictionary<string, string>.Empty
                .Add("revocation", request.Reason).Add(WrittenReason.Detail, note.Digest.Hex).Add("certificate", order.Certificate!.Value.Hex),
            decision => new RenewalCommand.AskRevocation(caller.Id, request.Reason, decision),
            cancellationToken).ConfigureAwait(false);
    }
}
