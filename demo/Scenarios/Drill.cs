namespace DigiRenew.Demo.Scenarios;

/// <summary>The data is backed up while the holder sends papers, then destroyed and restored; the order goes on to its certificate.</summary>
internal sealed class Drill : Scenario
{
    public override string Name => "drill";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var (backup, key, certificate) = (Path.Combine(stage.Output, "backup.tar"), Path.Combine(stage.Output, "backup-key.pem"), Path.Combine(stage.Output, "backup.pem"));
        await Tool.RunAsync("openssl", ["req", "-x509", "-newkey", "rsa:3072", "-nodes", "-subj", "/CN=Backup", "-days", "3650", "-keyout", key, "-out", certificate]);
        var order = await stage.PlaceAsync(stage.Today.AddDays(2));
        var sending = stage.SendAllAsync(order);
        await stage.StepAsync("The data folder is backed up while papers come in", async () =>
        {
            await stage.UntilAsync(order.Id, view => view.Uploads.Any(upload => upload.Status != "missing"), "the first paper");
            return (await stage.AdminAsync("backup", "--to", backup, "--keys-for", certificate)).Trim();
        });
        await sending;
        await stage.StepAsync("The machine is lost; the backup is restored into an empty folder", async () =>
        {
            var said = string.Empty;
            await stage.RestartAsync(async () =>
            {
                Directory.Delete(stage.Data, recursive: true);
                said = await stage.AdminAsync("restore", "--from", backup, "--keys-key", key);
            });
            return said.Trim();
        });
        await stage.SendAllAsync(order);
        await stage.PayAsync(order);
        await stage.ApproveAsync(order);
        await stage.FinishAsync(order);
    }
}
