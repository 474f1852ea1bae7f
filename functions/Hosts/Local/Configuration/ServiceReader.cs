using System.Collections.Immutable;
using DigiRenew.Adapters.Local.Mail;

namespace DigiRenew.Hosts.Local.Configuration;

/// <summary>Reads the section <c>Service</c>.</summary>
internal static class ServiceReader
{
    private const double MostRate = 10_000;
    private const int UsualSmtpPort = 587;

    private static readonly ImmutableSortedDictionary<string, SmtpSecurity> Securities =
        Enum.GetValues<SmtpSecurity>().ToImmutableSortedDictionary(security => security.ToString(), security => security, StringComparer.OrdinalIgnoreCase);

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
            ReadSmtp(service.Part("Smtp")),
            Optional(service, "IssuingPassphrase"),
            [.. ReadAddresses(service)],
            [.. service.Texts("TrustAnchors")],
            [.. service.Texts("IssuingCertificates")]);
        service.Finish();
        return read;
    }

    private static string? Optional(Section section, string name) => section.Text(name, string.Empty) is { Length: > 0 } text ? text : null;

    private static SmtpSettings? ReadSmtp(Section smtp)
    {
        if (!smtp.Exists)
        {
            return null;
        }

        var security = smtp.Word(smtp.Text("Security"), Securities, "Security");
        var read = new SmtpSettings(smtp.Text("Host"), smtp.Value<int>("Port", UsualSmtpPort), security)
        {
            User = Optional(smtp, "User"),
            PasswordFile = Optional(smtp, "PasswordFile"),
        };
        smtp.Finish();
        return read;
    }

    private static IEnumerable<Uri> ReadAddresses(Section service)
    {
        foreach (var text in service.Texts("RevocationAddresses"))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            {
                yield return address;
            }
            else
            {
                service.Fault("RevocationAddresses", $"“{text}” is no http or https address.");
            }
        }
    }
}
