using System.Text.Json.Nodes;

namespace DigiRenew.Demo.Scenarios;

/// <summary>The issuing key is moved to a PKCS#11 token in the middle of an order; its file is destroyed, and the token issues.</summary>
internal sealed class IssuerToken : Scenario
{
    public override string Name => "issuer-token";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var order = await stage.PlaceAsync(stage.Today);
        await stage.SendAllAsync(order);
        await stage.StepAsync("The issuing key is moved to a token, and its file destroyed", async () =>
        {
            await stage.RestartAsync(() => MoveKeyAsync(stage));
            Expect(!Directory.EnumerateFiles(stage.Output, "issuing*.p8", SearchOption.AllDirectories).Any(), "a key file is left");
            return "the token alone has it";
        });
        await stage.PayAsync(order);
        await stage.ApproveAsync(order);
        await stage.FinishAsync(order);
        await stage.StepAsync("The token signs the revocation lists, too", async () =>
        {
            var (certificate, list) = (Path.Combine(stage.Data, "pki", "issuing.pem"), Path.Combine(stage.Data, "published", "issuing.crl")); // there only since the token has the key
            var (_, _, judged) = await Tool.TryAsync("openssl", ["crl", "-inform", "DER", "-in", list, "-CAfile", certificate, "-noout"]);
            Expect(judged.Contains("verify OK", StringComparison.Ordinal), judged); // openssl's exit code is 0 for any list
            return "openssl verifies it by the authority's certificate";
        });
    }

    private static async Task MoveKeyAsync(ScenarioStage stage)
    {
        var folder = Directory.CreateDirectory(Path.Combine(stage.Output, "issuer-token")).FullName;
        var token = new DemoToken(folder);
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", token.ConfigurationFile); // the service finds the token by it
        await token.InitialiseAsync();
        var keys = Path.Combine(stage.Data, "keys");
        var (file, passphrase, open) = (Path.Combine(keys, "issuing.p8"), Path.Combine(keys, "issuing.pass"), Path.Combine(folder, "open.pem"));
        await Tool.RunAsync("openssl", ["pkcs8", "-in", file, "-passin", "file:" + passphrase, "-out", open]);
        await Tool.RunAsync(
            "softhsm2-util", ["--import", open, "--token", DemoToken.Label, "--label", "issuing", "--id", "01", "--pin", token.Pin], token.Environment);
        File.Delete(open);
        File.Delete(file);
        var pin = Path.Combine(folder, "pin");
        await File.WriteAllTextAsync(pin, token.Pin);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(pin, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await File.WriteAllTextAsync(Path.Combine(stage.Output, "settings.json"), new JsonObject
        {
            ["Service"] = new JsonObject
            {
                ["PublishRevocationLists"] = true,
                ["IssuingToken"] = new JsonObject { ["Module"] = Programs.SoftHsm, ["Token"] = DemoToken.Label, ["PinFile"] = pin },
            },
        }.ToJsonString());
    }
}
