using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;

namespace DigiRenew.Tests.Unit.Journey.Sessions;

public sealed class Naming_a_loss
{
    [Theory]
    [InlineData("P1Y", "(un an)", "(one year)")]
    [InlineData("P10Y", "(10 ani)", "(10 years)")]
    [InlineData("P20Y", "(20 de ani)", "(20 years)")]
    [InlineData("P101Y", "(101 ani)", "(101 years)")]
    public void says_a_period_in_words(string period, string romanian, string english)
    {
        Assert.Contains(romanian, LossTexts.Say("qc-retention", [period], "-", Language.Ro), StringComparison.Ordinal);
        Assert.Contains(english, LossTexts.Say("qc-retention", [period], "-", Language.En), StringComparison.Ordinal);
    }
}
