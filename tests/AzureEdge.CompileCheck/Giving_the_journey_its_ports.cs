using Azure.Messaging.ServiceBus;
using DigiRenew.Hosts.AzureFunctions;
using DigiRenew.Hosts.AzureFunctions.Configuration;
using DigiRenew.Journey;
using DigiRenew.Journey.AuditTrail;
using DigiRenew.Journey.Configuration;
using DigiRenew.Journey.Issuance;
using DigiRenew.Journey.Mail;
using DigiRenew.Journey.Payments.Statements;
using DigiRenew.Journey.Register;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Revocation;
using DigiRenew.Journey.Storage;
using DigiRenew.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>A port that a host forgets keeps its usual value, and nobody notices: so each is looked at.</summary>
public sealed class Giving_the_journey_its_ports : IDisposable
{
    private readonly DemoHierarchy _demo = DemoHierarchy.Build();

    [Fact]
    public void fills_in_every_one()
    {
        var ports = Open();
        Assert.All(typeof(Ports).GetProperties(), port => Assert.NotNull(port.GetValue(ports)));
    }

    [Theory]
    [InlineData("front", typeof(RevocationElsewhere))]
    [InlineData("verify", typeof(RevocationElsewhere))]
    [InlineData("issue", typeof(IssuingAuthority))]
    public void has_certificates_revoked_by_the_part_that_issues(string part, Type authority) => Assert.IsType(authority, OpenPart(part).ToPorts(NullLoggerFactory.Instance).Revocation);

    [Fact]
    public void asks_responders_and_time_stamping_authorities_that_the_settings_name()
    {
        Assert.False(Open().StatusResponder.IsConfigured);
        Assert.False(Open().TimeStamps.IsConfigured);
        Assert.False(Read().Provider.ChecksAuthorities);
        (string, string?)[] settings =
        [
            ("Revocation:Responders:0", "http://ocsp.example/"),
            ("Revocation:Authorities", "true"),
            ("TimeStamps:Authorities:0", "http://tsa.example/"),
            ("TimeStamps:Anchors:0", Convert.ToBase64String(_demo.Root.Der.Span)),
            ("Service:RateFactor", "2.5"),
        ];
        var ports = Open(settings);
        Assert.True(ports.StatusResponder.IsConfigured);
        Assert.True(ports.TimeStamps.IsConfigured);
        Assert.True(Read(settings).Provider.ChecksAuthorities);
        Assert.Equal(2.5, Read(settings).RateFactor);
    }

    public void Dispose() => _demo.Dispose();

    private AzureSettings Read(params (string, string?)[] settings) => AzureSettings.Read(AzureConfiguration.Of(_demo, "verify", withProvider: true, settings));

    private Ports Open(params (string, string?)[] settings) => OpenPart("verify", settings).ToPorts(NullLoggerFactory.Instance);

    private AzurePorts OpenPart(string part, params (string, string?)[] settings) => new()
    {
        Storage = new()
        {
            Renewals = Substitute.For<IRenewals>(),
            Claims = Substitute.For<IClaims>(),
            Evidence = Substitute.For<IEvidence>(),
            PrivateDocuments = Substitute.For<IPrivateDocuments>(),
            Register = Substitute.For<IHolderRegister>(),
            ReviewQueue = Substitute.For<IReviewQueue>(),
            AuditStore = Substitute.For<IAuditStore>(),
            StatementInbox = Substitute.For<IStatementInbox>(),
        },
        IssuingKey = Substitute.For<IIssuingKey>(),
        SealKey = Substitute.For<ISealKey>(),
        Secrets = Substitute.For<IServiceSecrets>(),
        Mail = Substitute.For<IMailTransport>(),
        Sender = Substitute.For<ServiceBusSender>(),
        PublishedFiles = Substitute.For<IPublishedFiles>(),
        Settings = AzureSettings.Read(AzureConfiguration.Of(_demo, part, withProvider: true, settings)),
        Time = TimeProvider.System,
    };
}
