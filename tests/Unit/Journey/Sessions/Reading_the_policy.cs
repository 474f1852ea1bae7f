using DigiRenew.Contracts;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Sessions;

public sealed class Reading_the_policy
{
    [Fact]
    public void tells_rules_formats_offers_terms_and_anchors()
    {
        using var desk = new RenewalDesk();
        var policy = desk.Application.ReadPolicy.Run();

        Assert.Equal(["ro", "en"], policy.Languages);
        Assert.Equal("3", policy.Rules.Inputs["minimumDaysLeft"]);
        Assert.Equal(["rsa-3072", "p-256"], policy.KeyAlgorithms);
        Assert.Equal(4, policy.Uploads.Count(upload => upload.Required));
        Assert.Equal(["pdf"], policy.Uploads.Single(upload => upload.Kind == "contract").Formats);
        Assert.Equal(7, policy.Uploads.Single(upload => upload.Kind == "identity").Formats.Count);
        Assert.Equal(desk.Terms(Language.En), policy.Terms.Sha256["en"]);
        Assert.NotEqual(policy.Terms.Sha256["ro"], policy.Terms.Sha256["en"]);
        Assert.Equal(Convert.ToBase64String(desk.Pki.Root.Der.Span), Assert.Single(policy.TrustAnchors));
        Assert.Equal(Convert.ToBase64String(desk.Context.Ports.Seal.Certificate.Der.Span), Assert.Single(policy.SealAnchors));
        Assert.Equal(desk.Time.Now, policy.ServiceTime);
    }
}
