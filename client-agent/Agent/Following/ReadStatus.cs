using System.Globalization;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Wire;

namespace DigiRenew.Agent.Following;

/// <summary>Tells where the holder's orders stand, what is missing, and the next step.</summary>
public sealed class ReadStatus(AgentContext context)
{
    public async Task<IReadOnlyList<OrderView>> RunAsync(CancellationToken cancellationToken)
    {
        using var connection = await HolderDoor.OpenAsync(
            context, OrderFinder.Kept(context), AgentTexts.PurposeStatus.In(context.Language), 0, cancellationToken).ConfigureAwait(false);
        var (_, record) = OrderFinder.Find(context, connection);
        foreach (var order in connection.View.Orders)
        {
            Tell(order);
        }

        if (connection.View.Orders.Any(order => LeftoverKeys.IsOver(order.State)))
        {
            var underway = context.Home.ReadOrder() ?? record;
            await LeftoverKeys.OfferAsync(
                context, connection, connection.View.Orders, underway.Stage < OrderStage.Placed ? underway.NewKeySha256 : null, cancellationToken).ConfigureAwait(false);
        }

        return connection.View.Orders;
    }

    private void Tell(OrderView order)
    {
        context.Say(
            AgentTexts.StatusLine,
            ("number", order.Number),
            ("state", AgentTexts.State(order.State).In(context.Language)),
            ("date", order.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("years", order.ValidityYears.ToString(CultureInfo.InvariantCulture)));
        context.Say(
            AgentTexts.StatusPrice,
            ("total", order.Price.Total.ToString("F2", CultureInfo.InvariantCulture)),
            ("currency", order.Price.Currency),
            ("paid", order.Paid ? AgentTexts.Paid.In(context.Language) : AgentTexts.NotPaid.In(context.Language, ("proforma", order.ProformaNumber ?? "-"))));
        foreach (var upload in order.Uploads.Where(upload => upload.Required || upload.Status != "missing"))
        {
            context.Say(
                AgentTexts.StatusUpload,
                ("kind", AgentTexts.Kind(upload.Kind).In(context.Language)),
                ("status", AgentTexts.UploadStatus(upload.Status).In(context.Language)),
                ("reason", string.Join(' ', new[] { upload.Reason, upload.Next }.OfType<string>())));
        }

        foreach (var missing in order.Missing)
        {
            context.Say(AgentTexts.StatusMissing, ("missing", missing));
        }

        if (order.IssueMoment is { } moment)
        {
            context.Say(
                AgentTexts.StatusIssueMoment,
                ("moment", TimeZoneInfo.ConvertTime(moment, context.Clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        }

        context.Say(AgentTexts.StatusNext, ("next", order.NextStep));
    }
}
