using DigiRenew.Contracts;

namespace DigiRenew.Demo.Scenarios;

/// <summary>The terms are sent in place of the contract: refused and explained by mail; sent again rightly, and the renewal ends well.</summary>
internal sealed class RefusedPaper : Scenario
{
    public override string Name => "refused-paper";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var order = await stage.PlaceAsync(stage.Today.AddDays(5));
        await stage.StepAsync("III.3  The signed terms are sent as the contract", async () =>
        {
            var terms = await stage.Holder.PaperAsync(order.Id, PaperKind.Terms);
            await (await stage.Holder.SignUploadAsync(order, UploadKind.Contract, terms))();
            await stage.UntilAsync(order.Id, view => ScenarioStage.StatusOf(view, UploadKind.Contract) == "refused", "the refusal");
            var report = (await stage.Holder.UploadAsync(order.Id, UploadKind.Contract)).Report;
            stage.Note("refusal", report?.Code ?? "-");
            return $"{report?.Code}: {report?.Sentence}";
        });
        await stage.StepAsync("       A mail says why and what to do", async () =>
        {
            await stage.Outbox.WaitForAsync(order.Id, stage.Language == Language.Ro ? "Nu am putut accepta" : "We could not accept", TimeSpan.FromSeconds(60));
            return "it came";
        });
        await stage.SendAllAsync(order);
        await stage.PayAsync(order);
        await stage.ApproveAsync(order);
        await stage.FinishAsync(order);
    }
}
