using DigiRenew.Pki.Certificates;

namespace DigiRenew.Demo.Scenarios;

/// <summary>Every key of the service is changed in the middle of an order, which goes on as if nothing had happened.</summary>
internal sealed class Rotated : Scenario
{
    private static readonly string[] Secrets = ["session-token", "nonce", "code-pepper", "notice-link"];

    public override string Name => "rotated";

    public override async Task RunAsync(ScenarioStage stage)
    {
        var order = await stage.PlaceAsync(stage.Today.AddDays(2));
        await stage.StepAsync("The service's secrets are changed while it runs", async () =>
        {
            foreach (var secret in Secrets)
            {
                await stage.AdminAsync("keys", "rotate", secret);
            }

            await stage.Holder.OrderAsync(order.Id);
            return "the session opened before goes on";
        });
        await stage.SendAllAsync(order);
        await stage.StepAsync("Master key and seal are changed", async () =>
        {
            await stage.RestartAsync(async () =>
            {
                await stage.AdminAsync("keys", "rotate", "master");
                await stage.AdminAsync("keys", "rotate", "seal");
            });
            await stage.AdminAsync("keys", "rotate", "master");
            return (await stage.AdminAsync("keys", "rewrap")).Trim();
        });
        await stage.PayAsync(order);
        await stage.ApproveAsync(order);
        await stage.StepAsync("A new issuing certificate is put beside the old one", async () =>
        {
            await stage.RestartAsync(() => stage.AdminAsync("keys", "rotate", "issuing", "--key", "p-256"));
            return "issuing-2";
        });
        await stage.FinishAsync(order);
        await stage.StepAsync("The new certificate is the new authority's, and names its lists", async () =>
        {
            var issued = CertificateFacts.Read(await File.ReadAllBytesAsync(Path.Combine(stage.Data, "evidence", order.Id.ToString(), "named-certificate")));
            var authority = CertificateFacts.Read(await File.ReadAllBytesAsync(Path.Combine(stage.Data, "pki", "issuing-2.cer")));
            Expect(issued.Issuer.Span.SequenceEqual(authority.Subject.Span), "the certificate has another issuer");
            using var client = new HttpClient { BaseAddress = stage.Service };
            var list = await client.GetByteArrayAsync(new Uri("/api/repository/issuing-2.crl", UriKind.Relative));
            Expect(list.Length > 0, "the new authority has no list");
            return issued.IssuerName.ToString();
        });
    }
}
