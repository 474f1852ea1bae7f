using DigiRenew.Contracts.Wire;

namespace DigiRenew.Demo.Scenarios;

/// <summary>Four days left, and the derogation switched on: issued as late as one business day before expiry.</summary>
internal sealed class Derogation : Scenario
{
    public override string Name => "derogation";

    public override int DaysLeft => 4;

    public override string Settings => """{ "Provider": { "Rules": [ { "Version": "4.0", "EffectiveFrom": "2020-01-01", "DerogationEnabled": true } ] } }""";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var window = default(DateWindowView)!;
        await stage.StepAsync("I.3    The service offers the dates of the derogation", async () =>
        {
            var session = await stage.Holder.OpenAsync();
            window = session.Window ?? throw new DemoException($"No window: {session.WhyNot?.Code}");
            Expect(window.Rule.Name == "derogation", $"the rule is {window.Rule.Name}");
            stage.Note("rule", window.Rule.Name);
            return $"{ScenarioStage.Iso(window.First)} to {ScenarioStage.Iso(window.Last)} by {window.Rule.Name} {window.Rule.Version}";
        });
        var order = await stage.PlaceAsync(window.Last);
        await stage.SendAllAsync(order);
        await stage.PayAsync(order);
        await stage.ApproveAsync(order);
        await stage.FinishAsync(order);
    }
}
