namespace DigiRenew.Adapters.Local.Mail;

/// <summary>The mail server that takes our messages.</summary>
/// <param name="Host">Name or address; the server's certificate must name it.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Security">How the connection is protected; none is accepted for this machine only.</param>
public sealed record SmtpSettings(string Host, int Port, SmtpSecurity Security)
{
    /// <summary>User name for AUTH PLAIN, or null where the server wants none.</summary>
    public string? User { get; init; }

    /// <summary>A file whose first line is the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>A PEM file of the authorities that may certify the server, instead of the machine's; null: the machine's.</summary>
    public string? TrustedCertificates { get; init; }

    private bool IsLocal => Host is "localhost" or "127.0.0.1" or "::1";

    /// <summary>What is wrong with the settings, in plain words; nothing where they make sense.</summary>
    public IEnumerable<string> Faults()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
        {
            yield return "Service:Smtp:Host is no name or address of a machine.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return "Service:Smtp:Port must lie between 1 and 65535.";
        }

        if (Security == SmtpSecurity.None && (!IsLocal || User is not null))
        {
            yield return "Service:Smtp:Security: None is for a mail server on this machine that asks for no password; use StartTls or Tls.";
        }

        if (User is null != PasswordFile is null)
        {
            yield return "Service:Smtp:User and Service:Smtp:PasswordFile go together.";
        }
    }

    /// <summary>How long a whole delivery may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);
}
