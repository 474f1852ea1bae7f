using System.Text.Json;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Following;

/// <summary>Cancels the order by a signed statement, and offers its key pair for removal.</summary>
public sealed class CancelOrder(AgentContext context)
{
    public async Task<OrderView> RunAsync(CancellationToken cancellationToken)
    {
        using var connection = await HolderDoor.OpenAsync(
            context, OrderFinder.Kept(context), AgentTexts.PurposeCancel.In(context.Language), 1, cancellationToken).ConfigureAwait(false);
        var (view, record) = OrderFinder.Find(context, connection);
        if (!await context.Dialogue.ConfirmAsync(AgentTexts.CancelConfirm.In(context.Language, ("number", view.Number)), false, cancellationToken).ConfigureAwait(false))
        {
            throw new AgentException(AgentFaults.NotConfirmed);
        }

        var statement = new CancelStatement(
            Purposes.Cancel, context.Service.Address.Origin, view.Id, context.Clock.GetUtcNow().AddMinutes(5));
        var signed = await connection.SignStatementAsync(
            JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.CancelStatement), StatementTypes.Cancel, cancellationToken).ConfigureAwait(false);
        await context.Service.CancelAsync(view.Id, signed, cancellationToken).ConfigureAwait(false);
        context.Say(AgentTexts.Cancelled, ("number", view.Number));
        var orders = await context.Service.OrdersAsync(cancellationToken).ConfigureAwait(false);
        if (OrderFinder.IsKept(context, record))
        {
            context.Home.Archive(record.Number ?? record.NewKeySha256);
        }

        await LeftoverKeys.OfferAsync(context, connection, orders, null, cancellationToken).ConfigureAwait(false);
        return orders.First(order => order.Id == view.Id);
    }
}
