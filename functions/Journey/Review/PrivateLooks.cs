using DigiRenew.Journey.Storage;
using DigiRenew.Pki;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Review;

/// <summary>Writes down that an operator looks at personal data, before it leaves: the trail and the holder's report show who saw what.</summary>
internal sealed class PrivateLooks(JourneyContext context)
{
    private const string Cause = "look";

    /// <param name="caller">Who looks.</param>
    /// <param name="id">The order.</param>
    /// <param name="what">At what.</param>
    /// <param name="file">SHA-256 of the file that is shown; null where it is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Why it may not be seen now; null where the look is recorded.</returns>
    public async Task<Refusal?> RecordAsync(OperatorIdentity caller, RenewalId id, PrivateData what, Sha256Digest? file, CancellationToken cancellationToken)
    {
        var look = new RenewalCommand.RecordPrivateDataViewed(new(Guid.NewGuid(), caller.Id, what, file));
        var recorded = await context.Ledger.ExecuteAsync(id, Actor.Operator(caller.Id), Cause, _ => look, cancellationToken).ConfigureAwait(false);
        return (recorded as Outcome<LedgerEntry>.Refused)?.Why;
    }
}
