namespace DigiRenew.Demo.Scenarios;

/// <summary>The officer approves after the chosen date: the certificate is issued at once.</summary>
internal sealed class LateApproval : Scenario
{
    public override string Name => "late-approval";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var order = await stage.PlaceAsync(stage.Today.AddDays(2));
        await stage.SendAllAsync(order);
        await stage.PayAsync(order);
        await stage.StepAsync("III    The chosen date passes, and nothing is issued", async () =>
        {
            await stage.MoveAsync(ScenarioStage.MorningOf(order.IssueDate.AddDays(2)));
            var seen = await stage.Holder.OrderAsync(order.Id);
            Expect(seen is { State: "under-review", CertificateSha256: null }, $"the order is {seen.State}");
            return $"{seen.State} on {ScenarioStage.Iso(stage.Today)}";
        });
        await stage.ApproveAsync(order);
        await stage.StepAsync("III    The certificate is issued at once", async () =>
            (await stage.UntilAsync(order.Id, view => view.State == "issued", "the certificate")).CertificateSha256!);
        await stage.InstallAsync(order);
    }
}
