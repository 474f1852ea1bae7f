using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey.Ordering;
using DigiRenew.Pki;
using DigiRenew.Renewal.Rules;

namespace DigiRenew.Tests.Unit.Renewal;

public sealed class Rules_of_keys
{
    private static readonly DateOnly Until = new(2026, 12, 31);
    private static readonly KeyRules Usual = new("1.0", new(2020, 1, 1), KeyRules.Usual);

    [Theory]
    [InlineData(KeyAlgorithm.Rsa3072, true)]
    [InlineData(KeyAlgorithm.Rsa4096, true)]
    [InlineData(KeyAlgorithm.P256, true)]
    [InlineData(KeyAlgorithm.P384, true)]
    [InlineData(KeyAlgorithm.Rsa2048, false)]
    [InlineData(null, false)]
    public void accept_what_is_usual(KeyAlgorithm? key, bool accepted) => Assert.Equal(accepted, Judge(Usual, key, Until) is null);

    [Fact]
    public void accept_rsa_2048_until_the_day_that_ends_it_and_name_rule_version_and_day_then()
    {
        var rules = Usual with { Version = "1.1", Rsa2048Until = Until };
        Assert.Null(Judge(rules, KeyAlgorithm.Rsa2048, Until));
        Assert.Equal(KeyAlgorithm.Rsa2048, rules.AcceptedOn(Until)[^1]);
        var refused = Judge(rules, KeyAlgorithm.Rsa2048, Until.AddDays(1))!;
        Assert.Equal((Problems.KeyNotAccepted, "key-type"), (refused.Problem, refused.Values["reason"]));
        Assert.Equal(("keys", "1.1", "rsa-2048", Until), (refused.Rule!.Name, refused.Rule.Version, refused.Rule.Inputs["key"], refused.LastPossible));
        Assert.DoesNotContain("rsa-2048", refused.Values["accepted"], StringComparison.Ordinal);
    }

    [Fact]
    public void refuse_a_weak_key_of_an_accepted_type() =>
        Assert.Equal("key-weak", Usual.Judge(KeyAlgorithm.Rsa3072, true, Until, KeyAlgorithmNames.ToWire)!.Values["reason"]);

    private static DigiRenew.Renewal.Refusal? Judge(KeyRules rules, KeyAlgorithm? key, DateOnly day) => rules.Judge(key, false, day, KeyAlgorithmNames.ToWire);
}
