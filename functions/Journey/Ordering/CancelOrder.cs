using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Sessions;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Ordering;

/// <summary>Ends an order by the holder's signed statement.</summary>
public sealed class CancelOrder(JourneyContext context)
{
    private readonly OrderViews _views = new(context);

    public async Task<Outcome<OrderView>> RunAsync(HolderSession session, RenewalId id, ReadOnlyMemory<byte> statement, Language language, CancellationToken cancellationToken)
    {
        if (await context.Ledger.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } entry || !session.MayChange(entry))
        {
            return Refusal.Because(Problems.NotFound);
        }

        var opened = SignedStatements.Open(statement, StatementTypes.Cancel, WireJson.Default.CancelStatement, session.Certificate);
        if (opened is not Outcome<CancelStatement>.Done { Value: var cancel })
        {
            return ((Outcome<CancelStatement>.Refused)opened).Why;
        }

        if (SignedStatements.Judge(context, (cancel.Purpose, Purposes.Cancel), cancel.Origin, (cancel.Order, id), cancel.Expires) is { } invalid)
        {
            return invalid;
        }

        var digest = await context.Ports.Evidence.KeepAsync(id, statement, cancellationToken).ConfigureAwait(false);
        var written = await context.Ledger.ExecuteAsync(
            id, Actor.Holder(session.Certificate.Sha256.Hex), "cancel", _ => new RenewalCommand.Cancel(digest), cancellationToken).ConfigureAwait(false);
        return written switch
        {
            Outcome<LedgerEntry>.Refused refused => refused.Why,
            Outcome<LedgerEntry>.Done done => await _views.RenderAsync(done.Value, language, cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
