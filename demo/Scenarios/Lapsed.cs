using DigiRenew.Contracts;

namespace DigiRenew.Demo.Scenarios;

/// <summary>Paid, but the papers never come: the order ends with the last day that the rule allows, and a refund falls due.</summary>
internal sealed class Lapsed : Scenario
{
    public override string Name => "lapsed";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var order = await stage.PlaceAsync(stage.Today.AddDays(5));
        await stage.PayAsync(order);
        await stage.StepAsync("       Days pass, and a reminder comes", async () =>
        {
            await stage.MoveAsync(stage.Now.AddDays(DaysLeft - 3 - 8));
            await stage.Outbox.WaitForAsync(order.Id, stage.Language == Language.Ro ? "nu este completă" : "is not complete", TimeSpan.FromSeconds(60));
            return $"on {ScenarioStage.Iso(stage.Today)}";
        });
        await stage.StepAsync("       The last day that the rule allows passes", async () =>
        {
            await stage.MoveAsync(stage.Now.AddDays(9));
            return (await stage.UntilAsync(order.Id, view => view.State == "lapsed", "the end")).State;
        });
        await stage.StepAsync("       The holder and finance are told of the refund", async () =>
        {
            await stage.Outbox.WaitForAsync(order.Id, stage.Language == Language.Ro ? "vi se rambursează" : "will be refunded", TimeSpan.FromSeconds(60));
            await stage.Outbox.WaitForAsync(order.Id, "De rambursat", TimeSpan.FromSeconds(60));
            return $"{order.Price.Total} {order.Price.Currency}";
        });
    }
}
