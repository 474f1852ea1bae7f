using System.Globalization;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;
using DigiRenew.Journey.Review;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Payments.Statements;

/// <summary>Takes a bank's statement: looks whether it can be read and is of the provider's account, keeps it whole, and has it worked through.</summary>
public sealed class ReceiveStatement(JourneyContext context)
{
    private readonly StatementStore _statements = new(context.Ports);

    /// <returns>The statement with its id; the same file again gives the same one.</returns>
    public async Task<Outcome<StatementView>> RunAsync(OperatorIdentity caller, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        if (!caller.Has(Roles.Finance, Roles.Import))
        {
            return Roles.Forbidden;
        }

        var read = BankStatementReader.Read(file);
        if (read is not Outcome<BankStatement>.Done { Value: var statement })
        {
            return ((Outcome<BankStatement>.Refused)read).Why;
        }

        if (!statement.Accounts.Contains(OwnAccount.Of(context.Settings)))
        {
            return Refusal.Because(Problems.StatementNotOurs, ("accounts", statement.Accounts.Length.ToString(CultureInfo.InvariantCulture)));
        }

        var (id, received) = await _statements.KeepAsync(file, caller.Id, context.Now, cancellationToken).ConfigureAwait(false);
        if (await _statements.FindResultAsync(id, cancellationToken).ConfigureAwait(false) is { } result)
        {
            return result;
        }

        await context.Ports.StatementInbox.AddAsync(id, cancellationToken).ConfigureAwait(false);
        return new StatementView(id.Value, received.File.Hex, StatementView.Waiting, received.At, []);
    }
}
