using System.Collections.Immutable;
using DigiRenew.Adapters.IssuingKey;
using DigiRenew.Adapters.Local.Mail;
using DigiRenew.Pki;

namespace DigiRenew.Hosts.Settings;

/// <summary>Reads the section <c>Service</c>.</summary>
public static class ServiceReader
{
    private const double MostRate = 10_000;
    private const int UsualSmtpPort = 587;

    private static readonly ImmutableSortedDictionary<string, SmtpSecurity> Securities =
        Enum.GetValues<SmtpSecurity>().ToImmutableSortedDictionary(security => security.ToString(), security => security, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a responder decides.</summary>
    private static readonly ImmutableSortedDictionary<string, bool> RevocationWords =
        new Dictionary<string, bool> { ["crl"] = false, ["ocsp"] = true }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, KeyAlgorithm> DemoKeys = new Dictionary<string, KeyAlgorithm>
    {
        ["rsa-3072"] = KeyAlgorithm.Rsa3072,
        ["rsa-4096"] = KeyAlgorithm.Rsa4096,
        ["p-256"] = KeyAlgorithm.P256,
        ["p-384"] = KeyAlgorithm.P384,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static ServiceSettings Read(IConfiguration configuration, List<string> faults)
    {
        var service = new Section(configuration.GetSection("Service"), faults);
        var factor = service.Value<double>("RateFactor", 1);
        if (factor is not (>= 0.1 and <= MostRate))
        {
            service.Fault("RateFactor", "between 0.1 and 10000.");
        }

        var read = new ServiceSettings(
            factor,
            Optional(service, "Certificate"),
            Optional(service, "CertificateKey"),
            ReadSmtp(service.Part("Smtp"), faults),
            Optional(service, "IssuingPassphrase"),
            ReadToken(service.Part("IssuingToken")),
            service.Word(service.Text("DemoKeys", "rsa-3072"), DemoKeys, "DemoKeys"),
            service.Switch("PublishRevocationLists", false),
            [.. ReadAddresses(service, "RevocationAddresses")],
            ReadResponders(service),
            service.Switch("AuthorityRevocation", false),
            [.. ReadAddresses(service, "TimeStampAuthorities")],
            [.. service.Texts("TimeStampAnchors")],
            [.. ReadAddresses(service, "TimeStampRevocationAddresses")],
            Optional(service, "MailEventsKey"),
            [.. service.Texts("TrustAnchors")],
            [.. service.Texts("IssuingCertificates")],
            [.. service.Texts("OperatorAnchors")]);
        if (!read.TimeStampAuthorities.IsEmpty && read.TimeStampAnchors.IsEmpty)
        {
            service.Fault("TimeStampAnchors", "needed where there are TimeStampAuthorities.");
        }

        service.Finish();
        return read;
    }

    /// <summary>The responders, where <c>Revocation</c> says that they decide.</summary>
    private static ImmutableArray<Uri> ReadResponders(Section service)
    {
        ImmutableArray<Uri> addresses = [.. ReadAddresses(service, "ResponderAddresses")];
        if (!service.Word(service.Text("Revocation", "crl"), RevocationWords, "Revocation"))
        {
            return [];
        }

        if (addresses.IsEmpty)
        {
            service.Fault("ResponderAddresses", "needed where Revocation is ocsp.");
        }

        return addresses;
    }

    private static string? Optional(Section section, string name) => section.Text(name, string.Empty) is { Length: > 0 } text ? text : null;

    private static IssuingToken? ReadToken(Section token)
    {
        if (!token.Exists)
        {
            return null;
        }

        var read = new IssuingToken(token.Text("Module"), token.Text("Token"), Optional(token, "PinFile"));
        token.Finish();
        return read;
    }

    private static SmtpSettings? ReadSmtp(Section smtp, List<string> faults)
    {
        if (!smtp.Exists)
        {
            return null;
        }

        var before = faults.Count;
        var security = smtp.Word(smtp.Text("Security"), Securities, "Security");
        var read = new SmtpSettings(smtp.Text("Host"), smtp.Value<int>("Port", UsualSmtpPort), security)
        {
            User = Optional(smtp, "User"),
            PasswordFile = Optional(smtp, "PasswordFile"),
            TrustedCertificates = Optional(smtp, "TrustedCertificates"),
        };
        smtp.Finish();
        if (faults.Count == before)
        {
            faults.AddRange(read.Faults());
        }

        return read;
    }

    private static IEnumerable<Uri> ReadAddresses(Section service, string name)
    {
        foreach (var text in service.Texts(name))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            {
                yield return address;
            }
            else
            {
                service.Fault(name, $"“{text}” is no http or https address.");
            }
        }
    }
}
