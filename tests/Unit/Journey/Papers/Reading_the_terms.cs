using System.Text;
using DigiRenew.Contracts;
using DigiRenew.Pki;
using Xunit;

namespace DigiRenew.Tests.Unit.Journey.Papers;

public sealed class Reading_the_terms
{
    [Theory]
    [InlineData(Language.Ro, "Condiții generale")]
    [InlineData(Language.En, "General conditions")]
    public void gives_plain_text_whose_digest_orders_name(Language language, string start)
    {
        using var desk = new RenewalDesk();
        var terms = RenewalDesk.Done(desk.Application.ReadTerms.Run("1", language));
        var text = Encoding.UTF8.GetString(terms.Content.Span);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', text);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(Sha256Digest.Of(terms.Content.Span), terms.Sha256);
    }

    [Fact]
    public void knows_the_version_in_force_only()
    {
        using var desk = new RenewalDesk();
        Assert.Equal("not-found", RenewalDesk.Code(desk.Application.ReadTerms.Run("0", Language.Ro)));
    }

    [Fact]
    public void gives_another_text_for_another_version()
    {
        using var desk = new RenewalDesk();
        using var next = new RenewalDesk(change: settings => settings with { TermsVersion = "2" });
        Assert.NotEqual(desk.Terms(Language.Ro), RenewalDesk.Done(next.Application.ReadTerms.Run("2", Language.Ro)).Sha256.Hex);
    }
}
