using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>What every act of an operator on one order is: who may, recorded under their name, answered with the order as it stands then.</summary>
internal sealed class OperatorAct(JourneyContext context)
{
    private readonly ReadReviewOrder _view = new(context);

    /// <param name="caller">The operator.</param>
    /// <param name="id">The order.</param>
    /// <param name="word">The act, a word of <see cref="DecisionWords"/>.</param>
    /// <param name="command">Judges the act on the order as it stands; asked again where the order changed meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<ReviewOrderView>> RunAsync(
        OperatorIdentity caller,
        RenewalId id,
        string word,
        Func<LedgerEntry, CancellationToken, Task<Outcome<RenewalCommand>>> command,
        CancellationToken cancellationToken)
    {
        var recorded = await context.Ledger.ExecuteAsync(id, Actor.Operator(caller.Id), word, command, cancellationToken).ConfigureAwait(false);
        return recorded is Outcome<LedgerEntry>.Refused refused
            ? refused.Why
            : await _view.RunAsync(caller, id, cancellationToken).ConfigureAwait(false);
    }
}
