using DigiRenew.Hosts.Local.Configuration;
using DigiRenew.Journey.Configuration;
using DigiRenew.Tests.Builders;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class The_provider_section
{
    [Fact]
    public void as_shipped_is_complete_and_sound()
    {
        var (settings, faults) = Read();
        Assert.Empty(faults);
        using var hierarchy = DemoHierarchy.Build();
        Assert.Empty((settings with { TrustAnchors = [hierarchy.Root], IssuingCertificates = [hierarchy.Issuing] }).Validate());
        Assert.Equal("http://127.0.0.1:5080", settings.Origin);
        Assert.Equal([121.00m, 205.70m, 278.30m], settings.Offers.Select(offer => offer.Total));
        Assert.Equal("http://127.0.0.1:5080/api/repository/{issuer}.crl", settings.Profile.CrlAddress);
    }

    [Theory]
    [InlineData("Provider:Name", "", "Provider:Name is missing.")]
    [InlineData("Provider:TaxId", "12345675", "Provider:TaxId: the check digit of this CUI is wrong.")]
    [InlineData("Provider:Iban", "RO29EXEM0000123456789012", "Provider:Iban: the check digits of this IBAN are wrong.")]
    [InlineData("Provider:TimeZone", "Europe/Atlantis", "Provider:TimeZone: this machine does not know the time zone Europe/Atlantis.")]
    [InlineData("Provider:CodesPerDy", "5", "Provider:CodesPerDy is not a setting.")]
    [InlineData("Provider:Rules:0:MinimumDays", "5", "Provider:Rules:0:MinimumDays is not a setting.")]
    [InlineData("Provider:CodeLifetime", "ten", "Provider:CodeLifetime: “ten” can’t be read.")]
    [InlineData("Provider:KeyAlgorithms:0", "rsa-1024", "Provider:KeyAlgorithms: “rsa-1024” is none of p-256, p-384, rsa-2048, rsa-3072, rsa-4096.")]
    [InlineData("Provider:Devices:0:Evidence", "hearsay", "Provider:Devices:0:Evidence: attestation or vouched.")]
    [InlineData("Provider:Profile:QcStatements:Disclosures:0:Language", "fr", "Provider:Profile:QcStatements:Disclosures: one in English is required (ETSI EN 319 412-5 §4.3.4).")]
    public void with_nonsense_says_what_is_wrong(string key, string value, string wrong) => Assert.Equal(wrong, Assert.Single(Read((key, value)).Faults));

    [Fact]
    public void of_a_list_keeps_what_the_provider_names_and_nothing_of_the_usual_one()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """
            {
              "Provider": {
                "KeyAlgorithms": ["p-384"],
                "Devices": [],
                "Offers": [{ "ValidityYears": 1, "Net": 50 }],
                "Profile": { "Policies": [{ "Oid": "0.4.0.194112.1.2" }] },
                "Bank": "Alta"
              }
            }
            """);
        var faults = new List<string>();
        var (_, provider, _) = SettingsFile.Read(file, [new Uri("http://127.0.0.1:5080")], development: true, faults);
        File.Delete(file);

        Assert.Empty(faults);
        Assert.Equal(DigiRenew.Pki.KeyAlgorithm.P384, Assert.Single(provider.KeyAlgorithms));
        Assert.Empty(provider.Devices);
        Assert.Equal([60.50m], provider.Offers.Select(offer => offer.Total));
        Assert.Equal(["0.4.0.194112.1.2"], provider.Profile.Policies.Select(policy => policy.Oid));
        Assert.Equal("Alta", provider.Bank);
        Assert.Equal(["eid", "presence", "remote-video"], provider.AcceptedIdentificationMethods.Order(StringComparer.Ordinal));
    }

    private static (ProviderSettings Settings, List<string> Faults) Read(params (string Key, string Value)[] changes)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(changes.Select(change => KeyValuePair.Create<string, string?>(change.Key, change.Value)))
            .Build();
        var faults = new List<string>();
        return (ProviderReader.Read(configuration, "http://127.0.0.1:5080", true, faults), faults);
    }
}
