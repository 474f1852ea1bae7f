namespace DigiRenew.Demo.Scenarios;

/// <summary>Front, verify and issue are processes of their own; the issuing key lies where the first two have no way.</summary>
internal sealed class Divided : Scenario
{
    public override string Name => "divided";

    public override bool IsDivided => true;

    public override async Task RunAsync(ScenarioStage stage)
    {
        await stage.StepAsync("The issuing key lies apart", () =>
        {
            Expect(File.Exists(Path.Combine(stage.IssuingData, "issuing.p8")), "the issuing key is not there");
            Expect(!Directory.EnumerateFiles(stage.Data, "issuing*.p8", SearchOption.AllDirectories).Any(), "the issuing key lies in the data folder");
            return Task.FromResult(OperatingSystem.IsWindows() ? "apart" : $"{File.GetUnixFileMode(stage.IssuingData)}");
        });
        var order = await stage.PlaceAsync(stage.Today.AddDays(2));
        await stage.SendAllAsync(order);
        await stage.PayAsync(order);
        await stage.ApproveAsync(order);
        await stage.FinishAsync(order);
    }
}
