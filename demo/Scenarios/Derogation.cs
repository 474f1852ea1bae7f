using DigiRenew.Contracts.Wire;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Demo.Scenarios;

/// <summary>Four days left, and the derogation switched on: issued as late as one business day before expiry.</summary>
internal sealed class Derogation : Scenario
{
    public override string Name => "derogation";

    public override int DaysLeft => 4;

    public override string Settings => """{ "Provider": { "Rules": [ { "Version": "4.0", "EffectiveFrom": "2020-01-01", "DerogationEnabled": true } ] } }""";

    public override DateTimeOffset StartBy(DateTimeOffset latest)
    {
        while (!IsDerogated(latest))
        {
            latest = latest.AddDays(-1);
        }

        return latest;
    }

    /// <summary>Whether the derogation gives more than the standard rule: not where only weekend and holidays lie between.</summary>
    private bool IsDerogated(DateTimeOffset start)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest");
        var (today, expiry) = (TimeZoneInfo.ConvertTime(start, zone), TimeZoneInfo.ConvertTime(start.AddDays(DaysLeft), zone));
        return today.Offset == expiry.Offset
            && new RenewalRules("4.0", default, DerogationEnabled: true).JudgeToday(DateOnly.FromDateTime(today.Date), DateOnly.FromDateTime(expiry.Date), BusinessDays.Romania)
                is RuleVerdict.Yes { Rule.Name: "derogation" };
    }

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
