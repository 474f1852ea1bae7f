namespace DigiRenew.Adapters.Local.Mail;

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS (RFC 3207), which the server must offer; usually port 587.</summary>
    StartTls,

    /// <summary>TLS from the first octet (RFC 8314); usually port 465.</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine only.</summary>
    None,
}
