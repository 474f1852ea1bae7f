using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Sessions;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.State;

/// <summary>Finds the order that a command is about: the one kept here, else the service's, so a lost folder loses nothing.</summary>
public static class OrderFinder
{
    /// <summary>The order kept here, unless another certificate is asked for.</summary>
    public static OrderRecord? Kept(AgentContext context) =>
        context.Home.ReadOrder() is { } kept && context.Settings.CertificateSerial is null && kept.Service == context.Service.Address.Origin ? kept : null;

    /// <summary>The order as the service has it now, and the record of it.</summary>
    /// <exception cref="AgentException"><c>no-order</c>.</exception>
    public static (OrderView View, OrderRecord Record) Find(AgentContext context, HolderConnection connection)
    {
        var kept = context.Home.ReadOrder();
        OrderView[] orders = [.. connection.View.Orders.Where(order => order.State != "drafted")];
        var view = orders.FirstOrDefault(order => order.Id == (kept?.Order ?? kept?.Draft?.Id))
            ?? orders.LastOrDefault(order => !LeftoverKeys.IsOver(order.State))
            ?? (orders.Length > 0 ? orders[^1] : null)
            ?? throw new AgentException(AgentFaults.NoOrder, ("serial", connection.Signer.Serial));
        if (kept is not null && kept.NewKeySha256 == view.NewKeySha256)
        {
            kept = kept with { Order = view.Id, Number = view.Number, Stage = OrderStage.Placed, Papers = view.Papers };
        }
        else
        {
            var unfinished = kept is { Stage: < OrderStage.Placed };
            if (kept is not null && !unfinished)
            {
                context.Home.Archive(kept.Number ?? kept.NewKeySha256);
            }

            var putAside = unfinished ? null : context.Home.Restore(view.Number);
            kept = putAside?.NewKeySha256 == view.NewKeySha256 ? putAside : new OrderRecord
            {
                Service = context.Service.Address.Origin,
                Stage = OrderStage.Placed,
                CertificateSha256 = connection.Signer.Sha256.Hex,
                TokenSerial = connection.TokenInfo.Serial,
                NewKeySha256 = view.NewKeySha256,
                IssueDate = view.IssueDate,
                ValidityYears = view.ValidityYears,
                Order = view.Id,
                Number = view.Number,
                SealAnchors = connection.Policy.SealAnchors,
            };
            kept = kept with { Papers = view.Papers };
            if (unfinished)
            {
                return (view, kept); // The draft under way keeps its record.
            }
        }

        context.Home.Keep(kept);
        return (view, kept);
    }
}
