using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Takes the code that came to the other address: from then on notices go there too.</summary>
public sealed class ConfirmCorrespondence(JourneyContext context)
{
    public async Task<Outcome<CorrespondenceView>> RunAsync(HolderSession session, RenewalId id, CorrespondenceCodeRequest request, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { State.Facts: not null } entry || !session.MayChange(entry))
        {
            return Refusal.Because(Problems.NotFound);
        }

        var written = await context.Ledger.ExecuteAsync(
            id,
            Actor.Holder(session.Certificate.Sha256.Hex),
            "correspondence",
            now => Command(now.Order, request.Code.Trim()),
            cancellationToken).ConfigureAwait(false);
        if (written is not Outcome<LedgerEntry>.Done { Value.Order: var order })
        {
            return ((Outcome<LedgerEntry>.Refused)written).Why;
        }

        if (order.CorrespondenceAsked is not null)
        {
            return Refusal.Because(Problems.CodeWrong, ("left", (RenewalProcess.CodeTries - order.CorrespondenceTries).ToString(CultureInfo.InvariantCulture)));
        }

        await context.Ports.PrivateDocuments.RemoveAsync(id, AskCorrespondence.Code, cancellationToken).ConfigureAwait(false);
        var address = await Recipients.FindAsync(context.Ports.PrivateDocuments, id, order.Correspondence, cancellationToken).ConfigureAwait(false);
        return new CorrespondenceView(Masks.Email(address ?? "-@-"), true, null, null);
    }

    private RenewalCommand.ConfirmCorrespondence Command(OrderFacts order, string code)
    {
        var given = order.CorrespondenceAsked is { } asked
            ? ValidationCode.Match(context.Ports.Secrets, order.Id, AskCorrespondence.Bound(asked.Address, code), asked.Code)
            : Pki.Sha256Digest.Zero;
        return new(given, context.Now);
    }
}
