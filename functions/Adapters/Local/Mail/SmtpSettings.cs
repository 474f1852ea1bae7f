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

    /// <summary>How long a whole delivery may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);
}
