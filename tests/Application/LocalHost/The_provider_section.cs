using DigiRenew.Hosts.Settings;
using DigiRenew.Journey.Configuration;
using DigiRenew.Tests.Builders;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class The_provider_section
{
    [Fact]
    public void of_the_fictitious_provider_is_complete_and_sound()
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
    [InlineData("Provider:KeyRules:0:Algorithms:0", "rsa-1024", "Provider:KeyRules:0:Algorithms: “rsa-1024” is none of p-256, p-384, rsa-2048, rsa-3072, rsa-4096.")]
    [InlineData("Provider:Devices:0:Evidence", "hearsay", "Provider:Devices:0:Evidence: attestation or vouched.")]
    [InlineData("Provider:Profile:QcStatements:Disclosures:0:Language", "fr", "Provider:Profile:QcStatements:Disclosures: one in English is required (ETSI EN 319 412-5 §4.3.4).")]
    public void with_nonsense_says_what_is_wrong(string key, string value, string wrong) => Assert.Equal(wrong, Assert.Single(Read((key, value)).Faults));

    [Theory]
    [InlineData("Name")]
    [InlineData("TaxId")]
    [InlineData("Iban")]
    [InlineData("Bank")]
    [InlineData("Address:Street")]
    [InlineData("Contacts:Email")]
    [InlineData("MailFrom")]
    [InlineData("FinanceMail")]
    [InlineData("OfficerMail")]
    public void as_shipped_names_no_provider(string name)
    {
        var faults = new List<string>();
        SettingsFile.Read(null, [], development: false, faults);
        Assert.Contains($"Provider:{name} is missing.", faults);
    }

    [Fact]
    public void of_the_fictitious_provider_starts_under_development_only()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "fictitious-provider.json");
        var faults = new List<string>();
        SettingsFile.Read(file, [new("http://127.0.0.1:5080")], development: true, faults);
        Assert.Empty(faults);
        SettingsFile.Read(file, [], development: false, faults);
        Assert.Contains("Provider:Iban: the fictitious provider’s; name your own account.", faults);
    }

    [Theory]
    [InlineData("Origin", "ftp://renew.example", "Provider:Origin must be scheme and authority only.")]
    [InlineData("Origin", "https://renew.example/renew", "Provider:Origin must be scheme and authority only.")]
    [InlineData("Address:Country", "Romania", "Provider:Address:Country must be two capital letters (ISO 3166-1).")]
    [InlineData("Contacts:Email", "nobody", "Provider:Contacts:Email is no e-mail address.")]
    [InlineData("Contacts:Website", "semnatura.example", "Provider:Contacts:Website is no http or https address.")]
    [InlineData("MailFrom", "renew@localhost", "Provider:MailFrom is no e-mail address.")]
    [InlineData("FinanceMail", "nobody", "Provider:FinanceMail is no e-mail address.")]
    [InlineData("OfficerMail", "Officer <officer@provider.example>", "Provider:OfficerMail is no e-mail address.")]
    [InlineData("AuditorMail", "auditor@", "Provider:AuditorMail is no e-mail address.")]
    [InlineData("IssueJitter", "-2.00:00:00", "Provider:IssueJitter must not be negative, nor lead from IssueTime into the next day.")]
    [InlineData("IssueJitter", "16:00:00", "Provider:IssueJitter must not be negative, nor lead from IssueTime into the next day.")]
    [InlineData("VatPercent", "-50", "Provider:VatPercent must lie between 0 and 100.")]
    [InlineData("VatPercent", "2100", "Provider:VatPercent must lie between 0 and 100.")]
    [InlineData("Currency", "lei", "Provider:Currency must be three capital letters (ISO 4217).")]
    [InlineData("Offers:0:ValidityYears", "4", "Provider:Offers:ValidityYears must lie between 1 and 3.")]
    [InlineData("Offers:0:ValidityYears", "2", "Provider:Offers: one a validity period.")]
    [InlineData("Offers:0:Net", "-1", "Provider:Offers:Net must be more than 0, with two decimals at most.")]
    [InlineData("Offers:0:Net", "99.999", "Provider:Offers:Net must be more than 0, with two decimals at most.")]
    [InlineData("TermsVersion", "1.0/ro", "Provider:TermsVersion must be letters, digits, dots and hyphens.")]
    [InlineData("Rules:0:MinimumDaysLeft", "-1", "Rule 4.0: MinimumDaysLeft must lie between 0 and 365.")]
    [InlineData("Rules:0:MinimumLeadDays", "366", "Rule 4.0: MinimumLeadDays must lie between 0 and 365.")]
    [InlineData("Rules:0:DerogationUnderDays", "0", "Rule 4.0: DerogationUnderDays must lie between 1 and 365.")]
    [InlineData("Rules:0:DerogationBusinessDays", "0", "Rule 4.0: DerogationBusinessDays must lie between 1 and 30.")]
    [InlineData("KeyRules:0:Algorithms:0", "rsa-2048", "Provider:KeyRules:Algorithms: rsa-2048 is accepted by Rsa2048Until only.")]
    [InlineData("ApprovalsNeeded", "3", "Provider:ApprovalsNeeded must lie between 1 and 2.")]
    [InlineData("Retention:CopiesAfterIssue", "0", "Provider:Retention:CopiesAfterIssue must lie between 1 and 3650.")]
    [InlineData("Retention:CopiesAfterEnd", "-1", "Provider:Retention:CopiesAfterEnd must lie between 1 and 3650.")]
    [InlineData("Retention:RecordYears", "101", "Provider:Retention:RecordYears must lie between 7 and 100.")]
    [InlineData("Retention:RecordYears", "9", "Provider:Retention:RecordYears must not be less than Provider:Profile:QcStatements:RetentionYears, which certificates promise.")]
    [InlineData("RecentChangeDays", "0", "Provider:RecentChangeDays must lie between 1 and 365.")]
    [InlineData("UploadLimit", "1024", "Provider:UploadLimit must lie between 65536 and 52428800.")]
    [InlineData("CodesPerDay", "0", "Provider:CodesPerDay must lie between 1 and 1000.")]
    [InlineData("CodeLifetime", "00:00:01", "Provider:CodeLifetime must lie between 00:01:00 and 01:00:00.")]
    [InlineData("SessionLifetime", "1.00:00:00", "Provider:SessionLifetime must lie between 00:01:00 and 08:00:00.")]
    [InlineData("ClockTolerance", "20.00:00:00", "Provider:ClockTolerance must lie between 00:00:01 and 01:00:00.")]
    [InlineData("OldestAgent", "newest", "Provider:OldestAgent is no version such as 1.0.0.")]
    [InlineData("Profile:Policies:0:Oid", "banana", "Provider:Profile:Policies: an Oid is no object identifier.")]
    [InlineData("Profile:Policies:1:Cps", "banana", "Provider:Profile:Policies: a Cps is no http or https address.")]
    [InlineData("Profile:ExtendedKeyUsages:0", "9.9", "Provider:Profile:ExtendedKeyUsages: one is no object identifier.")]
    [InlineData("Profile:QcStatements:Types:0", "banana", "Provider:Profile:QcStatements:Types: one is no object identifier.")]
    [InlineData("Profile:QcStatements:RetentionYears", "-3", "Provider:Profile:QcStatements:RetentionYears must lie between 0 and 100.")]
    [InlineData("Profile:QcStatements:Disclosures:1:Language", "Romanian", "Provider:Profile:QcStatements:Disclosures: a Language is not two small letters (ISO 639-1).")]
    [InlineData("Profile:CaIssuersAddress", "issuing.cer", "Provider:Profile:CaIssuersAddress is no http or https address.")]
    [InlineData("Profile:CrlAddress", "ldap://provider.example/crl", "Provider:Profile:CrlAddress is no http or https address.")]
    public void with_a_value_that_can_be_read_and_means_nothing_does_not_start(string name, string value, string wrong)
    {
        var (settings, faults) = Read(($"Provider:{name}", value));
        Assert.Empty(faults);
        Assert.Equal(wrong, Assert.Single(settings.ValidateWritten()));
    }

    [Fact]
    public void wants_https_of_everybody_but_this_machine_and_developers()
    {
        var settings = Read(("Provider:Origin", "http://renew.example")).Settings;
        Assert.Empty(settings.ValidateWritten());
        Assert.Equal("Provider:Origin must be https; http is for this machine and --development.", Assert.Single((settings with { Development = false }).ValidateWritten()));
        Assert.Empty((settings with { Development = false, Origin = "http://127.0.0.1:5080" }).ValidateWritten());
    }

    [Fact]
    public void of_a_list_keeps_what_the_provider_names_and_nothing_of_the_usual_one()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """
            {
              "Provider": {
                "KeyRules": [{ "Version": "2.0", "EffectiveFrom": "2026-01-01", "Algorithms": ["p-384"], "Rsa2048Until": "2026-12-31" }],
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
        var keys = Assert.Single(provider.KeyRules);
        Assert.Equal(DigiRenew.Pki.KeyAlgorithm.P384, Assert.Single(keys.Algorithms));
        Assert.Equal(("2.0", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (keys.Version, keys.EffectiveFrom, keys.Rsa2048Until));
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
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "fictitious-provider.json"))
            .AddInMemoryCollection(changes.Select(change => KeyValuePair.Create<string, string?>(change.Key, change.Value)))
            .Build();
        var faults = new List<string>();
        return (ProviderReader.Read(configuration, "http://127.0.0.1:5080", true, faults), faults);
    }
}
