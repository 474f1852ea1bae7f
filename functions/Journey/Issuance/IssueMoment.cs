using DigiRenew.Renewal;

namespace DigiRenew.Journey.Issuance;

/// <summary>When an order is issued: at the moment of its chosen date or, where that has passed, at once (SPEC §4).</summary>
internal static class IssueMoment
{
    public static DateTimeOffset Of(JourneyContext context, OrderFacts order)
    {
        var chosen = context.Settings.Clock.IssueMoment(order.Draft.IssueDate, order.Id);
        return chosen > context.Now ? chosen : context.Now;
    }
}
