using DigiRenew.Hosts.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace DigiRenew.Tests.Application.LocalHost;

public sealed class The_service_section
{
    private static readonly (string, string)[] Complete =
    [
        ("Service:Revocation", "ocsp"),
        ("Service:ResponderAddresses:0", "http://ocsp.provider.example/"),
        ("Service:AuthorityRevocation", "true"),
        ("Service:PublishRevocationLists", "true"),
        ("Service:TimeStampAuthorities:0", "http://tsa.provider.example/"),
        ("Service:TimeStampAuthorities:1", "https://tsa.other.example/"),
        ("Service:TimeStampAnchors:0", "tsa.cer"),
    ];

    [Fact]
    public void names_responders_and_time_stamping_authorities()
    {
        var (settings, faults) = Read(Complete);
        Assert.Empty(faults);
        Assert.Equal("http://ocsp.provider.example/", Assert.Single(settings.ResponderAddresses).AbsoluteUri);
        Assert.True(settings.AuthorityRevocation);
        Assert.True(settings.PublishRevocationLists);
        Assert.Equal(["tsa.provider.example", "tsa.other.example"], settings.TimeStampAuthorities.Select(address => address.Host));
        Assert.Equal("tsa.cer", Assert.Single(settings.TimeStampAnchors));
    }

    [Fact]
    public void asks_nobody_unless_told_to()
    {
        var (settings, faults) = Read(("Service:ResponderAddresses:0", "http://ocsp.provider.example/"));
        Assert.Empty(faults);
        Assert.Empty(settings.ResponderAddresses);
        Assert.False(settings.AuthorityRevocation);
        Assert.False(settings.PublishRevocationLists);
        Assert.Empty(settings.TimeStampAuthorities);
    }

    [Theory]
    [InlineData("Service:Revocation", "ocsp", "Service:ResponderAddresses: needed where Revocation is ocsp.")]
    [InlineData("Service:Revocation", "both", "Service:Revocation: “both” is none of crl, ocsp.")]
    [InlineData("Service:TimeStampAuthorities:0", "http://tsa.example/", "Service:TimeStampAnchors: needed where there are TimeStampAuthorities.")]
    [InlineData("Service:ResponderAddresses:0", "ftp://ocsp.example/", "Service:ResponderAddresses: “ftp://ocsp.example/” is no http or https address.")]
    public void with_nonsense_says_what_is_wrong(string key, string value, string wrong) => Assert.Equal(wrong, Assert.Single(Read((key, value)).Faults));

    [Theory]
    [InlineData("Port", "70000", "Service:Smtp:Port must lie between 1 and 65535.")]
    [InlineData("Host", "mail server", "Service:Smtp:Host is no name or address of a machine.")]
    [InlineData("Security", "None", "Service:Smtp:Security: None is for a mail server on this machine that asks for no password; use StartTls or Tls.")]
    [InlineData("Security", "Perhaps", "Service:Smtp:Security: “Perhaps” is none of None, StartTls, Tls.")]
    [InlineData("User", "digirenew", "Service:Smtp:User and Service:Smtp:PasswordFile go together.")]
    public void with_a_mail_server_that_can_not_be_used_says_why(string key, string value, string wrong)
    {
        var server = new Dictionary<string, string> { ["Host"] = "mail.provider.example", ["Security"] = "Tls", [key] = value };
        Assert.Equal(wrong, Assert.Single(Read([.. server.Select(setting => ($"Service:Smtp:{setting.Key}", setting.Value))]).Faults));
    }

    private static (ServiceSettings Settings, List<string> Faults) Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
            .Build();
        var faults = new List<string>();
        return (ServiceReader.Read(configuration, faults), faults);
    }
}
