using System.Text.RegularExpressions;

namespace DigiRenew.Demo.Scenarios;

/// <summary>The holder says “this wasn’t me”: the link alone does nothing, the button holds the order, an officer ends it.</summary>
internal sealed partial class NotMe : Scenario
{
    public override string Name => "not-me";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var order = await stage.PlaceAsync(stage.Today.AddDays(5));
        using var browser = new HttpClient();
        var link = default(Uri)!;
        await stage.StepAsync("       The link in the mail is opened: a page asks, nothing changes", async () =>
        {
            var mail = await stage.Outbox.WaitForAsync(order.Id, "/api/not-me/", TimeSpan.FromSeconds(60));
            link = new(Link().Match(mail).Value);
            var page = await browser.GetStringAsync(link);
            Expect(page.Contains("<form method=\"post\">", StringComparison.Ordinal) && page.Contains(order.Number, StringComparison.Ordinal), "the page has no button");
            Expect((await stage.Holder.OrderAsync(order.Id)).State == "awaiting-uploads", "opening the link changed the order");
            return "a page with one button";
        });
        await stage.StepAsync("       The button is pressed", async () =>
        {
            using var answer = await browser.PostAsync(link, new FormUrlEncodedContent([]));
            Expect(answer.IsSuccessStatusCode, $"the service answered {(int)answer.StatusCode}");
            return (await stage.UntilAsync(order.Id, view => view.State == "on-hold", "the hold")).State;
        });
        await stage.StepAsync("       An officer is called, and refuses the order", async () =>
        {
            await stage.Outbox.WaitForAsync(order.Id, "not-me", TimeSpan.FromSeconds(60));
            var seen = await stage.Officer.OrderAsync(order.Id);
            await stage.Officer.DecideAsync(order.Id, seen.Version, new("refuse-order", Reason: "Titularul nu a făcut comanda."));
            return (await stage.UntilAsync(order.Id, view => view.State == "refused", "the refusal")).State;
        });
    }

    [GeneratedRegex(@"https?://\S+/api/not-me/[\w-]+")]
    private static partial Regex Link();
}
