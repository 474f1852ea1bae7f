using System.Collections.Immutable;
using System.Security.Cryptography;
using DigiRenew.Adapters.AzureBlobs;
using DigiRenew.Hosts.Settings;
using DigiRenew.Http.Authentication;
using DigiRenew.Journey.Configuration;
using DigiRenew.Pki.Certificates;

namespace DigiRenew.Hosts.AzureFunctions.Configuration;

/// <summary>What the app settings say.</summary>
internal sealed record AzureSettings
{
    private const double MostRate = 10_000;

    public required ServicePart Part { get; init; }

    public required ProviderSettings Provider { get; init; }

    /// <summary>Address of the blob service.</summary>
    public required string Storage { get; init; }

    /// <summary>Host name of the Service Bus namespace.</summary>
    public required string ServiceBus { get; init; }

    /// <summary>The vault of seal, data key and the secrets that parts share.</summary>
    public required Uri ServiceVault { get; init; }

    /// <summary>The vault of what holders' sessions rest on; front's alone.</summary>
    public required Uri? FrontVault { get; init; }

    /// <summary>The seal's pinned version.</summary>
    public required string SealVersion { get; init; }

    /// <summary>Certificates of the seals before this one: open orders hold what they sealed.</summary>
    public required ImmutableArray<CertificateFacts> FormerSeals { get; init; }

    /// <summary>The vault of the issuing certificate; the issuing part's alone.</summary>
    public required Uri? IssuingVault { get; init; }

    /// <summary>The issuing certificates whose keys sign, pinned, the newest first: orders that were fixed under one are signed under it. The issuing part's alone.</summary>
    public required ImmutableArray<PinnedCertificate> IssuingVersions { get; init; }

    public required ImmutableArray<Uri> RevocationAddresses { get; init; }

    /// <summary>OCSP responders that decide right before issuance; none: revocation lists do.</summary>
    public required ImmutableArray<Uri> ResponderAddresses { get; init; }

    /// <summary>Time-stamping authorities, asked in this order; none: nothing is stamped.</summary>
    public required ImmutableArray<Uri> TimeStampAuthorities { get; init; }

    /// <summary>The roots of time-stamping authorities.</summary>
    public required ImmutableArray<CertificateFacts> TimeStampAnchors { get; init; }

    /// <summary>Where the lists are got from by which those authorities' certificates stand; none: nobody looks.</summary>
    public required ImmutableArray<Uri> TimeStampRevocationAddresses { get; init; }

    /// <summary>Times the usual request rates.</summary>
    public required double RateFactor { get; init; }

    /// <summary>How operators are known; front's alone, and only behind the platform's authentication.</summary>
    public required PlatformPrincipal? SignedIn { get; init; }

    /// <summary>DER SubjectPublicKeyInfo of the key that signs the mail service's events; null where it tells nothing.</summary>
    public required ReadOnlyMemory<byte>? MailEventKey { get; init; }

    /// <summary>Mails are checked by the mail service and sent to nobody.</summary>
    public required bool MailSandbox { get; init; }

    /// <exception cref="SettingsException">Something is wrong; every fault is named.</exception>
    public static AzureSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var provider = ProviderReader.Read(configuration, origin: null, development: false, faults);
        var certificates = new Section(configuration.GetSection("Certificates"), faults);
        var revocation = new Section(configuration.GetSection("Revocation"), faults);
        var timeStamps = new Section(configuration.GetSection("TimeStamps"), faults);
        var keyVault = new Section(configuration.GetSection("KeyVault"), faults);
        if (!Enum.TryParse<ServicePart>(configuration["Part"], ignoreCase: true, out var part))
        {
            faults.Add("Part is front, verify or issue.");
        }

        provider = provider with
        {
            TrustAnchors = ReadCertificates(certificates, "Anchors"),
            IssuingCertificates = ReadCertificates(certificates, "Issuing"),
            ChecksAuthorities = revocation.Switch("Authorities", false),
        };
        var issues = part == ServicePart.Issue;
        var mail = new Section(configuration.GetSection("Mail"), faults);
        var settings = new AzureSettings
        {
            Part = part,
            Provider = provider,
            Storage = ReadStorage(configuration, faults),
            ServiceBus = new Section(configuration.GetSection("ServiceBus"), faults).Text("fullyQualifiedNamespace"),
            ServiceVault = ReadAddress(keyVault, "Service", faults),
            FrontVault = part == ServicePart.Front ? ReadAddress(keyVault, "Front", faults) : null,
            SealVersion = keyVault.Text("SealVersion"),
            FormerSeals = ReadCertificates(certificates, "FormerSeals"),
            IssuingVault = issues ? ReadAddress(keyVault, "Issuing", faults) : null,
            IssuingVersions = issues ? ReadVersions(keyVault) : [],
            RevocationAddresses = ReadAddresses(revocation, "Addresses"),
            ResponderAddresses = ReadAddresses(revocation, "Responders"),
            TimeStampAuthorities = ReadAddresses(timeStamps, "Authorities"),
            TimeStampAnchors = ReadCertificates(timeStamps, "Anchors"),
            TimeStampRevocationAddresses = ReadAddresses(timeStamps, "RevocationAddresses"),
            RateFactor = ReadRateFactor(new Section(configuration.GetSection("Service"), faults)),
            SignedIn = part == ServicePart.Front ? ReadSignIn(configuration, faults) : null,
            MailSandbox = mail.Switch("Sandbox", true),
            MailEventKey = ReadKey(mail.Text("EventsKey", string.Empty), faults),
        };
        if (!settings.TimeStampAuthorities.IsEmpty && settings.TimeStampAnchors.IsEmpty)
        {
            timeStamps.Fault("Anchors", "needed where there are Authorities.");
        }

        foreach (var section in new[] { revocation, timeStamps, mail })
        {
            section.Finish();
        }

        if (faults.Count == 0)
        {
            faults.AddRange(provider.Validate());
        }

        SettingsException.ThrowIfAny(faults);
        return settings;

        ImmutableArray<CertificateFacts> ReadCertificates(Section section, string name) =>
            [.. section.Texts(name).Select(text => ReadCertificate(text, section, name)).OfType<CertificateFacts>()];

        ImmutableArray<Uri> ReadAddresses(Section section, string name) => [.. section.Texts(name).Select(text => ReadAddress(text, faults))];
    }

    private static ImmutableArray<PinnedCertificate> ReadVersions(Section keyVault)
    {
        var pinned = ImmutableArray.CreateBuilder<PinnedCertificate>();
        foreach (var text in keyVault.Texts("FormerIssuing").Prepend(keyVault.Text("IssuingVersion")).Where(text => text.Length > 0))
        {
            if (PinnedCertificate.Read(text) is { } one)
            {
                pinned.Add(one);
            }
            else
            {
                keyVault.Fault("IssuingVersion, FormerIssuing", $"“{text}” is no VERSION or NAME/VERSION of a certificate in the vault.");
            }
        }

        return pinned.ToImmutable();
    }

    /// <summary>The section of one machine: all but one of its settings have another name here, and none is passed over in silence.</summary>
    private static double ReadRateFactor(Section service)
    {
        var factor = service.Value<double>("RateFactor", 1);
        if (factor is not (>= 0.1 and <= MostRate))
        {
            service.Fault("RateFactor", "between 0.1 and 10000.");
        }

        service.Finish();
        return factor;
    }

    private static PlatformPrincipal? ReadSignIn(IConfiguration configuration, List<string> faults)
    {
        try
        {
            return PlatformPrincipal.Behind(configuration["WEBSITE_AUTH_ENABLED"]);
        }
        catch (InvalidOperationException off)
        {
            faults.Add(off.Message);
            return null;
        }
    }

    private static string ReadStorage(IConfiguration configuration, List<string> faults)
    {
        var address = configuration["Storage:ServiceUri"];
        faults.AddRange(new BlobSettings(null, address).Faults());
        return address ?? string.Empty;
    }

    private static Uri ReadAddress(Section section, string name, List<string> faults) => ReadAddress(section.Text(name), faults);

    private static Uri ReadAddress(string text, List<string> faults)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http"))
        {
            return address;
        }

        faults.Add($"“{text}” is no address.");
        return new Uri("https://nowhere.invalid/");
    }

    private static ReadOnlyMemory<byte>? ReadKey(string text, List<string> faults)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var key = new byte[text.Length];
        if (Convert.TryFromBase64String(text, key, out var length))
        {
            return key.AsMemory(0, length);
        }

        faults.Add("Mail:EventsKey: base 64 of a DER public key.");
        return null;
    }

    private static CertificateFacts? ReadCertificate(string text, Section section, string name)
    {
        try
        {
            return CertificateFacts.Read(Convert.FromBase64String(text));
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            section.Fault(name, "base 64 of DER certificates, one each.");
            return null;
        }
    }
}
