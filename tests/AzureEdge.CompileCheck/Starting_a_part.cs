using DigiRenew.Hosts.AzureFunctions;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Hosts.Settings;
using DigiRenew.Tests.Builders;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>Settings with which a part starts, and those with which it names each fault and does not.</summary>
public sealed class Starting_a_part : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    [Theory]
    [InlineData("front")]
    [InlineData("verify")]
    [InlineData("issue")]
    public void reads_what_the_template_gives_it(string part)
    {
        var settings = AzureSettings.Read(Configuration(part));
        Assert.Equal(part, settings.Part.ToString(), ignoreCase: true);
        Assert.Equal(new Uri("https://service.vault.azure.net/"), settings.ServiceVault);
        Assert.Equal(_demo.Issuing.Sha256, Assert.Single(settings.Provider.IssuingCertificates).Sha256);
        Assert.Equal(new Uri("http://crl.example/issuing.crl"), Assert.Single(settings.RevocationAddresses));
        Assert.True(settings.MailSandbox);
    }

    [Fact]
    public void knows_the_seals_before_this_one()
    {
        Assert.Empty(AzureSettings.Read(Configuration("issue")).FormerSeals);
        var settings = AzureSettings.Read(Configuration("issue", ("Certificates:FormerSeals:0", Convert.ToBase64String(_demo.Holder.Der.Span))));
        Assert.Equal(_demo.Holder.Sha256, Assert.Single(settings.FormerSeals).Sha256);
    }

    [Fact]
    public void names_the_issuing_vault_to_the_part_that_issues_alone()
    {
        Assert.NotNull(AzureSettings.Read(Configuration("issue")).IssuingVault);
        Assert.Null(AzureSettings.Read(Configuration("front")).IssuingVault);
        Assert.Null(AzureSettings.Read(Configuration("verify")).IssuingVault);
    }

    [Fact]
    public void names_the_vault_of_sessions_to_front_alone()
    {
        Assert.NotNull(AzureSettings.Read(Configuration("front")).FrontVault);
        Assert.Null(AzureSettings.Read(Configuration("verify")).FrontVault);
        Assert.Null(AzureSettings.Read(Configuration("issue")).FrontVault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("False")]
    public void refuses_to_be_front_where_the_platform_does_not_authenticate(string? enabled)
    {
        var refused = Assert.Throws<SettingsException>(() => AzureSettings.Read(Configuration("front", ("WEBSITE_AUTH_ENABLED", enabled))));
        Assert.Contains("WEBSITE_AUTH_ENABLED", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void signs_nobody_in_behind_front()
    {
        Assert.NotNull(AzureSettings.Read(Configuration("front")).SignedIn);
        Assert.Null(AzureSettings.Read(Configuration("verify", ("WEBSITE_AUTH_ENABLED", null))).SignedIn);
    }

    [Theory]
    [InlineData("Part", "Part is front, verify or issue.")]
    [InlineData("KeyVault:SealVersion", "KeyVault:SealVersion is missing.")]
    [InlineData("KeyVault:Service", "KeyVault:Service is missing.")]
    [InlineData("KeyVault:Issuing", "KeyVault:Issuing is missing.")]
    [InlineData("KeyVault:IssuingVersion", "KeyVault:IssuingVersion is missing.")]
    [InlineData("ServiceBus:fullyQualifiedNamespace", "ServiceBus:fullyQualifiedNamespace is missing.")]
    public void names_what_is_missing(string setting, string fault)
    {
        var refused = Assert.Throws<SettingsException>(() => AzureSettings.Read(Configuration("issue", (setting, null))));
        Assert.Contains(fault, refused.Faults);
    }

    [Theory]
    [InlineData("Certificates:Issuing:0", "bm90IGEgY2VydGlmaWNhdGU=", "Certificates:Issuing: base 64")]
    [InlineData("Certificates:Anchors:0", "?", "Certificates:Anchors: base 64")]
    [InlineData("Certificates:FormerSeals:0", "?", "Certificates:FormerSeals: base 64")]
    [InlineData("TimeStamps:Authorities:0", "http://tsa.example/", "TimeStamps:Anchors: needed")]
    [InlineData("TimeStamps:Anchors:0", "?", "TimeStamps:Anchors: base 64")]
    [InlineData("Revocation:Responders:0", "ocsp", "“ocsp” is no address.")]
    [InlineData("Revocation:Adresses:0", "http://crl.example/", "Revocation:Adresses is not a setting.")]
    [InlineData("Service:ResponderAddresses:0", "http://ocsp.example/", "Service:ResponderAddresses is not a setting.")]
    [InlineData("Service:RateFactor", "0", "Service:RateFactor: between")]
    [InlineData("Revocation:Addresses:0", "crl", "“crl” is no address.")]
    [InlineData("Mail:Sandbox", "perhaps", "Mail:Sandbox")]
    [InlineData("Storage:ServiceUri", "http://somewhere.example/", "Storage:ServiceUri")]
    [InlineData("Storage:ServiceUri", null, "Storage")]
    public void names_what_makes_no_sense(string setting, string? value, string fault)
    {
        var refused = Assert.Throws<SettingsException>(() => AzureSettings.Read(Configuration("front", (setting, value))));
        Assert.Contains(refused.Faults, found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    public void Dispose() => _demo.Dispose();

    [Theory]
    [InlineData("front")]
    [InlineData("verify")]
    [InlineData("issue")]
    public void refuses_to_start_without_a_provider_s_own_settings(string part)
    {
        var refused = Assert.Throws<SettingsException>(() => AzureSettings.Read(AzureConfiguration.Of(_demo, part, withProvider: false)));
        Assert.All(["Name", "TaxId", "Iban", "Bank", "MailFrom", "OfficerMail"], name => Assert.Contains($"Provider:{name} is missing.", refused.Faults));
    }

    [Fact]
    public void refuses_the_account_of_the_fictitious_provider()
    {
        var refused = Assert.Throws<SettingsException>(() => AzureSettings.Read(Configuration("front", ("Provider:Iban", "RO28 EXEM 0000 1234 5678 9012"))));
        Assert.Contains("fictitious", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void lets_new_certificates_point_to_what_front_serves_unless_the_provider_says_otherwise()
    {
        Assert.Equal("https://renew.example/api/repository/{issuer}.crl", AzureSettings.Read(Configuration("issue")).Provider.Profile.CrlAddress);
        Assert.Equal("http://pki.example/{issuer}.crl", AzureSettings.Read(Configuration("issue", ("Provider:Profile:CrlAddress", "http://pki.example/{issuer}.crl"))).Provider.Profile.CrlAddress);
    }

    [Fact]
    public void knows_the_issuing_certificates_before_this_one_by_name_and_version()
    {
        var settings = AzureSettings.Read(Configuration("issue", ("KeyVault:IssuingVersion", "issuing-2/5f2a"), ("KeyVault:FormerIssuing:0", "0b1c"), ("KeyVault:FormerIssuing:1", "issuing-0/77")));
        Assert.Equal([new("issuing-2", "5f2a"), new("issuing", "0b1c"), new PinnedCertificate("issuing-0", "77")], settings.IssuingVersions.AsEnumerable());
        Assert.Empty(AzureSettings.Read(Configuration("front", ("KeyVault:FormerIssuing:0", "0b1c"))).IssuingVersions);
    }

    private IConfigurationRoot Configuration(string part, params (string Name, string? Value)[] changes) => AzureConfiguration.Of(_demo, part, withProvider: true, changes);
}
