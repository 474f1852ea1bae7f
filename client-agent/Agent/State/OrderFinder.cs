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

    /// <summary>Of the service's orders, newest first, the one kept here, else the newest that still waits for something, else the newest.</summary>
    public static OrderView? Choose(IReadOnlyList<OrderView> orders, OrderRecord? kept)
    {
        OrderView[] placed = [.. orders.Where(order => order.State != "drafted")];
        return placed.FirstOrDefault(order => order.Id == (kept?.Order ?? kept?.Draft?.Id))
            ?? placed.FirstOrDefault(order => !LeftoverKeys.IsOver(order.State) && order.State != "installed")
            ?? placed.FirstOrDefault();
    }

    /// <summary>Whether the folder holds the record of this order, not that of another under way.</summary>
    public static bool IsKept(AgentContext context, OrderRecord record) => context.Home.ReadOrder() is not { } kept || kept.NewKeySha256 == record.NewKeySha256;

    /// <summary>Keeps what became of an order; a draft under way of another order keeps its record.</summary>
    public static void Keep(AgentContext context, OrderRecord record)
    {
        if (IsKept(context, record))
        {
            context.Home.Keep(record);
        }
    }

    /// <summary>The order as the service has it now, and the record of it.</summary>
    /// <exception cref="AgentException"><c>no-order</c>.</exception>
    public static (OrderView View, OrderRecord Record) Find(AgentContext context, HolderConnection connection)
    {
        var kept = context.Home.ReadOrder();
        var view = Choose(connection.View.Orders, kept) ?? throw new AgentException(AgentFaults.NoOrder, ("serial", connection.Signer.Serial));
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
