using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>What became of each entry of a statement.</summary>
public sealed class ReadStatement(JourneyContext context)
{
    private readonly StatementStore _statements = new(context.Ports);

    public async Task<Outcome<StatementView>> RunAsync(OperatorIdentity caller, RenewalId id, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Finance, Roles.Import, Roles.Auditor))
        {
            return Roles.Forbidden;
        }

        if (await _statements.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } received)
        {
            return Refusal.Because(Problems.NotFound);
        }

        return await _statements.FindResultAsync(id, cancellationToken).ConfigureAwait(false)
            ?? new StatementView(id.Value, received.File.Hex, StatementView.Waiting, received.At, []);
    }
}
