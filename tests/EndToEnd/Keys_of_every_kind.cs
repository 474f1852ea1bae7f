using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>Every accepted kind of key once as the old and once as the new one, PKCS #1 v1.5 and PSS: by the real programs, judged by openssl.</summary>
[Collection("Walks")]
public sealed class Keys_of_every_kind
{
    [Theory]
    [InlineData("rsa3072", "p384", false, "sha256WithRSAEncryption", "NIST CURVE: P-384")]
    [InlineData("p384", "rsa4096", false, "ecdsa-with-SHA384", "4096 bit")]
    [InlineData("rsa4096", "p256", true, "rsassaPss", "NIST CURVE: P-256")]
    [InlineData("p256", "rsa3072", true, "ecdsa-with-SHA256", "3072 bit")]
    public async Task renew_each_other(string old, string wanted, bool pss, string signedBy, string key)
    {
        await using var stage = await Stage.SetAsync(old);
        var agent = stage.Holder("en");
        string[] scheme = pss ? ["--pss"] : [];
        await agent.RunAsync(
            ["order", "--form", stage.WriteForm("en"), "--issue-date", Stage.IssueDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "--years", "1", "--accept-terms", "--key", DemoKey.ForAgent(wanted), .. scheme],
            withPin: true,
            stage.AnswerCodeAsync);
        await agent.RunAsync(["papers"], withPin: true);
        await File.WriteAllBytesAsync(Path.Combine(stage.Home, "papers", "identity.png"), IdentityCopy.Png());
        await agent.RunAsync(["send", "--all", Path.Combine(stage.Home, "papers"), .. scheme], withPin: true);
        await stage.IssueAsync();
        var updated = await agent.RunAsync(["update", "--no-replug", .. scheme], withPin: true);
        Assert.Contains("Done.", updated, StringComparison.Ordinal);

        var signature = Path.Combine(stage.Home, "signed", "identity.png.p7s");
        string[] cms = ["cms", "-inform", "DER", "-in", signature, "-content", Path.Combine(stage.Home, "papers", "identity.png"), "-binary"];
        await Tool.RunAsync("openssl", [.. cms, "-verify", "-noverify", "-out", "/dev/null"]);
        Assert.Contains(signedBy, await Tool.RunAsync("openssl", [.. cms, "-cmsout", "-print", "-noout"]), StringComparison.Ordinal);

        var certificate = Path.Combine(stage.Home, "certificate.cer");
        var text = await Tool.RunAsync("openssl", ["x509", "-inform", "DER", "-in", certificate, "-noout", "-text"]);
        Assert.Contains(key, text, StringComparison.Ordinal);
        Assert.Contains("OK", await Tool.RunAsync("openssl", ["verify", "-x509_strict", "-CAfile", Path.Combine(stage.Data, "pki", "root.pem"), "-untrusted", Path.Combine(stage.Data, "pki", "issuing.pem"), certificate]), StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(stage.Data, "evidence"), "named-*certificate", SearchOption.AllDirectories).Count());
    }
}
